import { createMimer, type Mimer } from '@melikgazi/mimer-sdk';
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { serverProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { smallJpeg } from '../support/uploads.ts';
import { deliver, deliveryOf, fakeGraph, whatsAppSecrets } from './fake-whatsapp.ts';
import { asNode, startProgram } from './program.ts';

type Server = Awaited<ReturnType<typeof serverProcess>>;

interface Stage {
  readonly server: Server;
  readonly mimerKey: string;
  readonly desk: Mimer['desk'];
  /** As WhatsApp writes it: without a plus. */
  readonly phone: string;
}

const text = (id: string, body: string) => ({ id, type: 'text', text: { body } });
const photo = (id: string, media: string, caption?: string) => ({
  id,
  type: 'image',
  image: { id: media, mime_type: 'image/jpeg', sha256: 'x', caption },
});
const place = (id: string) => ({
  id,
  type: 'location',
  location: { latitude: 38.7205, longitude: 35.5012, name: 'Hunat Camii' },
});
const voice = (id: string) => ({ id, type: 'audio', audio: { id: 'a1' } });
const press = (id: string, button: string) => ({
  id,
  type: 'interactive',
  interactive: { type: 'button_reply', button_reply: { id: button, title: button } },
});

const key = (server: Server, label: string, scopes: string) =>
  server.command('key', 'create', '--label', label, '--scopes', scopes);

/** A citizen of their own, a bot with its file, and a Graph API, all on one server. */
const scene = async (t: TestContext, { server, mimerKey, desk, phone }: Stage) => {
  const graph = await fakeGraph(t, {
    front: smallJpeg,
    back: smallJpeg,
    broken: new TextEncoder().encode('no photo'),
  });
  const file = join(await temporaryFolder(t), 'chats.json');
  const env = {
    MIMER_ENDPOINT: server.endpoint,
    MIMER_KEY: mimerKey,
    WHATSAPP_GRAPH: graph.origin,
    WHATSAPP_NUMBER_ID: '106540352242922',
    WHATSAPP_TOKEN: whatsAppSecrets.token,
    WHATSAPP_APP_SECRET: whatsAppSecrets.app,
    WHATSAPP_VERIFY_TOKEN: whatsAppSecrets.verify,
    CHATS: file,
    PORT: '0',
  };
  return {
    graph,
    start: () => startProgram(t, asNode('whatsapp-bot/bot.ts'), env),
    kept: () => readFile(file, 'utf8'),
    file,
    stored: async () => (await desk.requests.page({ source: 'whatsapp', q: `+${phone}` })).items,
    /** What was said since the last time, by its first words. */
    heard: () => graph.said.splice(0).map(({ text, buttons }) => [text.split(/[ .:,\n]/, 1)[0], ...buttons]),
  };
};

const acts: Readonly<Record<string, (t: TestContext, stage: Stage) => Promise<void>>> = {
  'a chat becomes one request with its photos and its place, however often WhatsApp delivers it': async (
    t,
    stage,
  ) => {
    const { desk, phone } = stage;
    const { graph, start, kept, file, stored, heard } = await scene(t, stage);
    const bot = await start();
    const hears = async (message: { readonly id: string }) => {
      assert.equal(await deliver(bot.url, deliveryOf(phone, message)), 200);
      return heard();
    };
    assert.deepEqual(await hears(text('m1', 'Merhaba')), [['Merhaba'], ['Kişisel']]);
    assert.deepEqual(await hears(photo('m2', 'front')), [['Aldım']]);
    assert.deepEqual(await hears(text('m3', 'Yolda derin bir çukur var.')), [['Aldım', 'send', 'cancel']]);
    assert.deepEqual(await hears(photo('m4', 'back', 'Geceleri görünmüyor.')), [['Aldım', 'send', 'cancel']]);
    assert.deepEqual(await hears(place('m5')), [['Aldım', 'send', 'cancel']]);
    assert.equal((await stat(file)).mode & 0o077, 0);
    assert.equal(await deliver(bot.url, deliveryOf(phone, press('m6', 'send'))), 200);
    const receipt = graph.said[0]?.text ?? '';
    assert.deepEqual(heard(), [['Başvurunuz']]);
    const [, reference = ''] = /^Başvuru no: (\d{4}-\d{7}-\d)$/m.exec(receipt) ?? [];
    assert.match(receipt, /^Takip kodu: \d{10}$/m);

    const request = await desk.requests.get(reference);
    assert.equal(request.source, 'whatsapp');
    assert.equal(request.externalId, `wamid.${phone}.m6`);
    assert.equal(request.description, 'Yolda derin bir çukur var.\nGeceleri görünmüyor.');
    assert.equal(request.attachments.length, 2);
    assert.deepEqual(request.location, { lat: 38.7205, lng: 35.5012, directions: 'Hunat Camii' });
    assert.deepEqual(request.applicant, { phone: `+${phone}` });
    assert.equal(request.notices[0]?.id, 'general');

    for (const again of [text('m3', 'Yolda derin bir çukur var.'), press('m6', 'send')])
      assert.deepEqual(await hears(again), []);
    assert.equal((await stored()).length, 1);
    assert.doesNotMatch(await kept(), /5301000001|çukur|m6/);
  },

  'a chat outlives the process, and a receipt that could not be told is told later, of the same request':
    async (t, stage) => {
      const { phone } = stage;
      const { graph, start, stored, heard } = await scene(t, stage);
      const first = await start();
      assert.equal(await deliver(first.url, deliveryOf(phone, text('m1', 'Çöp alınmadı.'))), 200);
      await first.kill();
      const second = await start();
      graph.trouble.isDown = true;
      assert.equal(await deliver(second.url, deliveryOf(phone, press('m2', 'send'))), 503);
      assert.equal((await stored()).length, 1);
      await second.kill();
      heard();

      graph.trouble.isDown = false;
      const third = await start();
      // The citizen, who heard nothing, says it again before WhatsApp does.
      assert.equal(await deliver(third.url, deliveryOf(phone, text('m3', 'gönder'))), 200);
      assert.deepEqual(heard(), [['Başvurunuz'], ['Gönderilecek']]);
      assert.equal(await deliver(third.url, deliveryOf(phone, press('m2', 'send'))), 200);
      assert.deepEqual(heard(), []);
      assert.equal((await stored()).length, 1);
    },

  'while the backend is away WhatsApp is told to come again, and nothing is lost or doubled': async (
    t,
    stage,
  ) => {
    const { server, phone } = stage;
    const { start, stored, heard } = await scene(t, stage);
    const bot = await start();
    await deliver(bot.url, deliveryOf(phone, text('m1', 'Park lambası yanmıyor.')));
    heard();
    await server.kill();
    assert.equal(await deliver(bot.url, deliveryOf(phone, press('m2', 'send'))), 503);
    assert.deepEqual(heard(), []);
    await server.start();
    const both = [press('m2', 'send'), press('m2', 'send')];
    assert.deepEqual(
      await Promise.all(both.map(message => deliver(bot.url, deliveryOf(phone, message)))),
      [200, 200],
    );
    assert.deepEqual(heard(), [['Başvurunuz']]);
    assert.equal((await stored()).length, 1);
  },

  '“durum” tells what became of the requests of this telephone and of no other': async (t, stage) => {
    const { desk, phone } = stage;
    const { graph, start, stored, heard } = await scene(t, stage);
    const bot = await start();
    await deliver(bot.url, deliveryOf(phone, text('m1', 'Kaldırım kırık.')));
    await deliver(bot.url, deliveryOf(phone, press('m2', 'send')));
    const [summary] = await stored();
    await desk.requests.act(
      summary?.reference ?? '',
      { type: 'resolve', text: 'Kaldırım onarıldı.' },
      { version: summary?.version ?? 0 },
    );
    heard();
    await deliver(bot.url, deliveryOf(phone, text('m3', 'DURUM')));
    await deliver(bot.url, deliveryOf('905301112233', text('m4', 'durum')));
    const [own, other] = graph.said;
    assert.equal(own?.text, `${summary?.reference} – Diğer veya bilmiyorum: Sonuçlandı\nKaldırım onarıldı.`);
    assert.deepEqual([other?.to, other?.text.slice(0, 9)], ['905301112233', 'Bu numara']);
  },

  'what the bot cannot take is said, and what is dropped is gone': async (t, stage) => {
    const { phone } = stage;
    const { start, kept, stored, heard } = await scene(t, stage);
    const bot = await start();
    const hears = async (message: { readonly id: string }) => {
      assert.equal(await deliver(bot.url, deliveryOf(phone, message)), 200);
      return heard();
    };
    assert.deepEqual(await hears(press('m1', 'send')), [['Gönderilecek']]);
    assert.deepEqual(await hears(voice('m2')), [['Merhaba'], ['Kişisel'], ['Bunu']]);
    assert.deepEqual(await hears(photo('m3', 'broken')), [['Bu']]);
    assert.deepEqual(await hears(press('m4', 'send')), [['Aldım']]);
    assert.deepEqual(await hears(text('m5', 'Bir şey oldu.')), [['Aldım', 'send', 'cancel']]);
    for (let number = 0; number < 5; number += 1) await hears(photo(`p${number}`, 'front'));
    assert.deepEqual(await hears(photo('p5', 'front')), [['En']]);
    assert.deepEqual(await hears(text('m6', 'İPTAL')), [['Vazgeçtiniz;']]);
    assert.doesNotMatch(await kept(), /530100000|Bir şey/);
    assert.equal((await stored()).length, 0);
  },

  'the bot answers WhatsApp’s handshake, and nobody whose signature is wrong': async (t, stage) => {
    const { phone } = stage;
    const { start, heard } = await scene(t, stage);
    const { url } = await start();
    const handshake = (token: string) =>
      fetch(
        `${url}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`,
      );
    const right = await handshake(whatsAppSecrets.verify);
    assert.deepEqual([right.status, await right.text()], [200, '1158201444']);
    assert.equal((await handshake('wrong')).status, 403);
    const delivery = deliveryOf(phone, text('m1', 'Merhaba'));
    assert.equal(await deliver(url, delivery, 'another secret'), 401);
    assert.equal((await fetch(url, { method: 'POST', body: JSON.stringify(delivery) })).status, 401);
    assert.deepEqual(heard(), []);
    // News of what became of the bot's own messages is not for it.
    assert.equal(await deliver(url, { entry: [{ changes: [{ value: { statuses: [{ id: 'x' }] } }] }] }), 200);
    assert.equal(await deliver(url, { no: 'delivery' }), 503);
    assert.deepEqual(heard(), []);
  },
};

test('the WhatsApp bot', async t => {
  const server = await serverProcess(t);
  const mimerKey = await key(server, 'WhatsApp', 'requests:write,desk:read');
  const apiKey = await key(server, 'Desk', 'desk:read,desk:write,desk:sensitive');
  const { desk } = createMimer({ endpoint: server.endpoint, apiKey });
  let number = 0;
  for (const [title, act] of Object.entries(acts)) {
    const stage = { server, mimerKey, desk, phone: `90530100000${(number += 1)}` };
    await t.test(title, own => act(own, stage));
  }
});
