import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { quantile } from '../quantile.ts';
import { ratio } from '../ratio.ts';
import type { Row } from '../row.ts';
import { serverEnvironment } from '../seed/setting.ts';
import { threeYears } from '../three-years.ts';
import { gatherWholeFile, openWholeFile } from '../whole-file.ts';
import { listeningSchema, type Listening } from '../workers/listen.ts';
import { startWorker } from '../workers/start-worker.ts';
import { timesSchema, type StoreQuestion } from '../workers/store-questions.ts';

const few = 1000;
const rounds = 11;
const writes = 50;
/** Of whole-file lowdb, whose writes take seconds each. */
const wholeRounds = 3;

export const writeAtSize: Row = {
  name: 'write-at-size',
  group: 'server',
  what: `a write at ${threeYears.toLocaleString('en')} stored requests against one at ${few.toLocaleString('en')}`,
  peer: 'whole-file lowdb, which writes everything again',
  floor: 'flat: 1 ×',
  budget: '≤ 1.2 ×',
  run: async workshop => {
    const small = join(workshop.folder, 'small');
    await cp(await workshop.seeded(few), small, { recursive: true });
    const large = await workshop.seeded(threeYears);
    const open = (data: string) =>
      startWorker<StoreQuestion, Listening>('mimer-server', listeningSchema, {
        environment: serverEnvironment(data),
      });
    const [smallStore, largeStore] = [await open(small), await open(large)];
    const write = async (store: Awaited<ReturnType<typeof open>>) =>
      quantile(await store.ask({ do: 'write', writes }, timesSchema), 0.5);
    const measured = await inTurns(rounds, {
      small: () => write(smallStore),
      large: () => write(largeStore),
    });
    await Promise.all([smallStore.stop(), largeStore.stop()]);

    const file = await openWholeFile(await gatherWholeFile(workshop, large));
    await file.perform({ do: 'read' });
    const whole = await inTurns(wholeRounds, {
      write: async () => (await file.perform({ do: 'write' })) * 1000,
    });
    await file.stop();

    const atFew = figure(`MİMER at ${few.toLocaleString('en')}`, 'ours', 'ms', measured('small'));
    const atMany = figure(`MİMER at ${threeYears.toLocaleString('en')}`, 'ours', 'ms', measured('large'));
    return {
      figures: [
        atFew,
        atMany,
        figure(`whole-file lowdb at ${threeYears.toLocaleString('en')}`, 'peer', 'ms', whole('write')),
      ],
      checks: [
        {
          what: `the time of a write at ${few.toLocaleString('en')}`,
          value: ratio(measured('large'), measured('small')),
          unit: '×',
          limit: 1.2,
          must: 'at most',
        },
      ],
      remarks: [
        `A round is the median of ${writes} durable writes, one after the other. lowdb’s own file adapter does not fsync.`,
      ],
    };
  },
};
