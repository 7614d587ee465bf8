import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { gatewayChannel } from '../../reference-server/src/notifications/gateway-channel.ts';
import { blocksUnder } from '../support/documents/markdown.ts';
import { programFrom } from '../support/documents/program.ts';
import { freePort } from '../support/free-port.ts';
import { httpReceiver } from '../support/http-receiver.ts';

// The SMS gateway that the operators' guide shows, run as it stands there between the server and a provider.

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const message = {
  id: 'msg-1',
  to: '+905302539191',
  subject: '',
  text: 'MİMER: Başvurunuz alındı.',
  reference: '2026-4819073-2',
  locale: 'tr',
};

/** Starts the guide's program and answers where it listens. */
const startGateway = async (t: TestContext, providerUrl: string): Promise<string> => {
  const [block] = blocksUnder('reference-server/OPERATING.md', 'SMS and WhatsApp', 'ts');
  const program = await programFrom(t, block?.code ?? '');
  const port = await freePort();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: String(port), SMS_GATEWAY_SECRET: secret, PROVIDER_URL: providerUrl },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  t.after(async () => {
    const ended = once(child, 'exit');
    if (child.kill()) await ended;
  });
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return url;
    await delay(50);
  }
  throw new Error('The gateway did not listen.');
};

test('the gateway of the operators’ guide hands on what the server sends, and nothing else', async t => {
  let status = 200;
  const provider = await httpReceiver(t, () => status);
  const url = await startGateway(t, provider.url);
  const channel = gatewayChannel({ url, secret }, () => new Date());

  await channel.send(message);
  assert.deepEqual(JSON.parse(provider.taken[0]?.body ?? ''), {
    key: message.id,
    number: message.to,
    message: message.text,
  });

  const forged = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
  await assert.rejects(gatewayChannel({ url, secret: forged }, () => new Date()).send(message), {
    isPermanent: false,
  });
  assert.equal(provider.calls.length, 1);

  status = 422;
  await assert.rejects(channel.send(message), { isPermanent: true });
  status = 401;
  await assert.rejects(channel.send(message), { isPermanent: false });
});
