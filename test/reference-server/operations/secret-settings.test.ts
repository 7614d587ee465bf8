import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { configFrom, ConfigError } from '../../../reference-server/src/config.ts';
import { withSecretFiles } from '../../../reference-server/src/secret-settings.ts';
import { commandProcess } from '../../support/command-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const secret = 'canary: a secret that is long enough for tests';
const gatewaySecret = `whsec_${Buffer.alloc(24, 'k').toString('base64')}`;

const refusal = (environment: Record<string, string>): string => {
  try {
    withSecretFiles(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  return assert.fail('was taken');
};

test('every secret may stand in a file, with the newline that editors leave', async t => {
  const folder = await temporaryFolder(t);
  const texts = {
    DATABASE_URL: 'postgresql://mimer:canary@db.example.tr/mimer',
    MIMER_SECRET: secret,
    SMTP_URL: 'smtps://mimer:canary@mail.example.tr',
    SMS_GATEWAY_SECRET: gatewaySecret,
    WHATSAPP_GATEWAY_SECRET: gatewaySecret,
  };
  const files = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => {
      await writeFile(join(folder, name), `${text}\n`);
      return [`${name}_FILE`, join(folder, name)] as const;
    }),
  );
  const others = {
    MAIL_FROM: 'mimer@example.tr',
    SMS_GATEWAY_URL: 'https://sms.example.tr',
    WHATSAPP_GATEWAY_URL: 'https://whatsapp.example.tr',
  };
  assert.deepEqual(
    configFrom(withSecretFiles({ ...Object.fromEntries(files), ...others })),
    configFrom({ ...texts, ...others }),
  );
});

test('what is no secret is no file, and a setting of that name stays what it is', () => {
  const environment = { PORT_FILE: '/run/secrets/port', WEBHOOKS_FILE: '/etc/mimer/webhooks.json' };
  assert.deepEqual(withSecretFiles(environment), environment);
});

test('an empty setting names no file', () => {
  assert.equal(configFrom(withSecretFiles({ MIMER_SECRET_FILE: ' ', MIMER_SECRET: secret })).secret, secret);
});

test('a setting that is given twice is refused', () => {
  const message = refusal({ MIMER_SECRET: secret, MIMER_SECRET_FILE: '/run/secrets/secret' });
  assert.equal(message, 'MIMER_SECRET and MIMER_SECRET_FILE are both set: leave one of them out.');
});

test('a secret in place of the name of its file is refused and not repeated', () => {
  const message = refusal({ MIMER_SECRET_FILE: secret });
  assert.match(message, /^MIMER_SECRET_FILE names a file that is not there: .* not the secret\.$/);
  assert.ok(!message.includes('canary'));
});

test('an empty file, one of several lines and a folder are refused', async t => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'secret');
  await writeFile(file, ' \n');
  assert.match(refusal({ MIMER_SECRET_FILE: file }), /^MIMER_SECRET_FILE names a file that is empty/);
  await writeFile(file, `${secret}\n${secret}\n`);
  const message = refusal({ MIMER_SECRET_FILE: file });
  assert.match(message, /^MIMER_SECRET_FILE names a file of several lines/);
  assert.ok(!message.includes('canary'));
  await mkdir(join(folder, 'folder'));
  assert.match(
    refusal({ MIMER_SECRET_FILE: join(folder, 'folder') }),
    /^MIMER_SECRET_FILE names a file that can’t be read \(EISDIR\)/,
  );
});

test('the server says in a sentence what is wrong with a secret’s file', async t => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'secret');
  await writeFile(file, 'canary');
  await chmod(file, 0o600);
  const { code, out, error } = await commandProcess(['check'], {
    MIMER_DATA: join(folder, 'data'),
    MIMER_SECRET_FILE: file,
  });
  assert.deepEqual([code, out], [1, '']);
  assert.match(error, /^MIMER_SECRET must be one or more secrets of at least 32 characters/);
  assert.ok(!error.includes('canary'));
});
