import { loadResultSchema, type Load } from './workers/load-question.ts';
import type { Listening } from './workers/listen.ts';
import type { Worker } from './workers/start-worker.ts';
import { usageSchema, type UsageQuestion } from './workers/usage.ts';

/** A server that is driven as hard as it goes, round by round. */
export interface Drive {
  /** Drives it for one round; answers per second. */
  round(): Promise<number>;
  /** Milliseconds of processor time that an answer took the server, over all rounds so far. */
  processorTime(): number;
}

/** Has the load generator drive a server with these requests. */
export const drive = (
  generator: Worker<Load>,
  server: Worker<UsageQuestion> & { readonly ready: Listening },
  load: Omit<Load, 'port'>,
): Drive => {
  let answered = 0;
  let processorSeconds = 0;
  const used = async () => (await server.ask({ do: 'usage' }, usageSchema)).processorSeconds;
  return {
    round: async () => {
      const before = await used();
      const result = await generator.ask({ ...load, port: server.ready.port }, loadResultSchema);
      processorSeconds += (await used()) - before;
      answered += result.answered;
      return result.perSecond;
    },
    processorTime: () => (processorSeconds * 1000) / answered,
  };
};
