import * as z from 'zod/mini';

export const clientNames = ['fetch', 'mimer', 'openApi', 'axios', 'ky', 'kyZod'] as const;
export type ClientName = (typeof clientNames)[number];

/** So many calls, one after the other. */
export const clientCallsSchema = z.object({ client: z.enum(clientNames), calls: z.number() });

/** Microseconds that one call took, by the clock and of processor time. */
export const clientTimesSchema = z.object({ microseconds: z.number(), processor: z.number() });
export type ClientCalls = z.infer<typeof clientCallsSchema>;
