import * as z from 'zod/mini';

/** What a worker is asked for its use of the machine so far. */
export const usageQuestionSchema = z.object({ do: z.literal('usage') });
export type UsageQuestion = z.infer<typeof usageQuestionSchema>;

/** Seconds of processor time of the whole process. */
export const usageSchema = z.object({ processorSeconds: z.number() });

export const usage = (): z.infer<typeof usageSchema> => {
  const { user, system } = process.cpuUsage();
  return { processorSeconds: (user + system) / 1e6 };
};
