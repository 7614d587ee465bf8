import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import { drive } from '../drive.ts';
import { figure } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { ratio } from '../ratio.ts';
import type { Row } from '../row.ts';
import { serverEnvironment } from '../seed/setting.ts';
import { submissionRequest } from '../seed/submission.ts';
import type { DurableWrites } from '../workers/durable-writes.ts';
import { listeningSchema, type Listening } from '../workers/listen.ts';
import type { Load } from '../workers/load-question.ts';
import { startWorker } from '../workers/start-worker.ts';
import type { UsageQuestion } from '../workers/usage.ts';

const durableWritesSchema = z.object({ perSecond: z.number(), processorTime: z.number() });

const atOnce = 64;
const seconds = 2;
const rounds = 7;

/** The text of one document below a folder. */
const anyDocument = async (folder: string): Promise<string> => {
  const paths = await readdir(folder, { recursive: true });
  const path = paths.find(name => /\d{4}-\d{7}-\d\.json$/.test(name));
  if (path === undefined) throw new Error('The server stored nothing.');
  return readFile(join(folder, path), 'utf8');
};

export const durableSubmissions: Row = {
  name: 'durable-submissions',
  group: 'server',
  what: `durable submissions/s through HTTP, ${atOnce} at a time, lowdb store`,
  peer: 'the same server with a store that does nothing',
  floor: 'fsync + rename + folder fsync of the same bytes',
  budget: '≥ 0.8 × the smaller of the two',
  run: async ({ folder }) => {
    const data = join(folder, 'data');
    const apiKey = await openFileKeyStore(data).create(
      { label: 'Bench', scopes: ['requests:write'], test: false },
      new Date(),
    );
    const requests = Array.from({ length: 1000 }, (_, index) => submissionRequest(index, apiKey));
    const generator = await startWorker<Load, object>('load', z.object({}));
    const server = (store: 'lowdb' | 'nothing', of: string) =>
      startWorker<UsageQuestion, Listening>('mimer-server', listeningSchema, {
        args: [store],
        environment: serverEnvironment(of),
      });
    const lowdb = await server('lowdb', data);
    const keptNothing = join(folder, 'nothing');
    await cp(join(data, 'keys'), join(keptNothing, 'keys'), { recursive: true });
    const nothing = await server('nothing', keptNothing);
    const load = { connections: atOnce, seconds, requests };
    const onLowdb = drive(generator, lowdb, load);
    const onNothing = drive(generator, nothing, load);
    await onLowdb.round();
    const text = await anyDocument(join(data, 'melikgazi', 'requests'));
    const floor = await startWorker<DurableWrites, object>('durable-writes', z.object({}), {
      args: [join(folder, 'floor')],
    });

    const floorProcessor: number[] = [];
    const measured = await inTurns(rounds, {
      nothing: () => onNothing.round(),
      lowdb: () => onLowdb.round(),
      floor: async () => {
        const result = await floor.ask({ seconds, atOnce, text }, durableWritesSchema);
        floorProcessor.push(result.processorTime);
        return result.perSecond;
      },
    });

    const ours = figure('MİMER on lowdb', 'ours', '/s', measured('lowdb'));
    const peer = figure('the same server, a store that does nothing', 'peer', '/s', measured('nothing'));
    const disk = figure('fsync + rename + folder fsync', 'floor', '/s', measured('floor'));
    const smaller = peer.median < disk.median ? 'nothing' : 'floor';
    return {
      figures: [
        ours,
        peer,
        disk,
        figure('processor time each, on lowdb', 'ours', 'ms', [onLowdb.processorTime()]),
        figure('processor time each, store that does nothing', 'peer', 'ms', [onNothing.processorTime()]),
        figure('processor time each, the disk alone', 'floor', 'ms', floorProcessor),
      ],
      checks: [
        {
          what: `beside ${smaller === 'nothing' ? 'a store that does nothing' : 'the disk alone'}`,
          value: ratio(measured('lowdb'), measured(smaller)),
          unit: '×',
          limit: 0.8,
          must: 'at least',
        },
      ],
      remarks: [`A document takes ${Buffer.byteLength(text)} bytes.`],
    };
  },
};
