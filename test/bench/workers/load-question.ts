import * as z from 'zod/mini';

/** So many connections for so long; `{key}` in a request becomes a new UUID each time. */
export const loadSchema = z.object({
  port: z.number(),
  connections: z.number(),
  seconds: z.number(),
  /** As they go over the wire. */
  requests: z.array(z.string()),
});
export type Load = z.infer<typeof loadSchema>;

/** Latencies are milliseconds. */
export const loadResultSchema = z.object({
  perSecond: z.number(),
  answered: z.number(),
  p50: z.number(),
  p99: z.number(),
});
