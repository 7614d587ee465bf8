import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { changesOf } from '../../../reference-server/src/live/changes.ts';
import { liveStream } from '../../../reference-server/src/live/live-stream.ts';
import { manualTimer } from '../../support/manual-timer.ts';

const json = JSON.stringify({ description: 'x'.repeat(20_000) });

const start = () => {
  const timer = manualTimer();
  let looks = 0;
  let tell: () => void = () => assert.fail('Nobody follows.');
  const stream = liveStream({
    lastId: '',
    look: () => Promise.resolve({ id: String((looks += 1)), json }),
    follow: listener => {
      tell = () => listener();
      return () => {
        tell = () => undefined;
      };
    },
    setTimer: timer.setTimer,
    stopping: new AbortController().signal,
    onError: error => assert.fail(String(error)),
  });
  return { stream, timer, tell: () => tell(), looks: () => looks };
};

test('whoever does not read has no more waiting than fits, however much changes', async () => {
  const { stream, timer, tell, looks } = start();
  stream.read(0);
  for (let changes = 0; changes < 500; changes += 1) {
    tell();
    timer.pass(20_000 / 500);
    await setImmediate();
  }
  assert.ok(looks() < 10, `${looks()} states were made`);
  assert.ok(
    stream.readableLength <= stream.readableHighWaterMark + 2 * json.length,
    String(stream.readableLength),
  );
  stream.destroy();
});

test('what shows that the line is alive does not wait in it either', async () => {
  const { stream, timer, tell } = start();
  stream.read(0);
  for (let changes = 0; changes < 20; changes += 1) {
    tell();
    await setImmediate();
  }
  const waiting = stream.readableLength;
  timer.pass(14 * 60_000);
  assert.equal(stream.readableLength, waiting);
  stream.destroy();
});

test('whoever reads again gets the newest state last', async () => {
  const { stream, tell, looks } = start();
  stream.read(0);
  for (let changes = 0; changes < 50; changes += 1) {
    tell();
    await setImmediate();
  }
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await setImmediate();
  while (!text.includes(`id: ${looks()}\n`)) await once(stream, 'data');
  tell();
  await once(stream, 'data');
  assert.equal(
    looks(),
    Number(
      text
        .match(/id: (\d+)/g)
        ?.at(-1)
        ?.slice(4),
    ),
  );
  stream.destroy();
});

test('nothing is left of a stream that its reader gave up', () => {
  const { stream, timer, tell, looks } = start();
  stream.destroy();
  tell();
  timer.pass(60 * 60_000);
  assert.deepEqual([timer.count(), looks()], [0, 0]);
});

test('a store is watched once, and only while somebody follows', () => {
  let watching = 0;
  let tell: (reference: string) => void = () => assert.fail('Nobody watches.');
  const changes = changesOf({
    watch: listener => {
      watching += 1;
      tell = listener;
      return () => {
        watching -= 1;
      };
    },
  });
  const heard: string[] = [];
  const stops = ['a', 'a', 'b'].map((reference, index) =>
    changes(reference, () => heard.push(`${reference}${index}`)),
  );
  assert.equal(watching, 1);
  tell('a');
  tell('b');
  tell('c');
  assert.deepEqual(heard, ['a0', 'a1', 'b2']);
  for (const stop of stops) stop();
  assert.equal(watching, 0);
  changes('a', () => heard.push('again'));
  tell('a');
  assert.equal(heard.at(-1), 'again');
});
