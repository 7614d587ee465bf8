import type * as z from 'zod/mini';
import type { WithCapability } from '../../capability-check.ts';
import type { Capability } from '../../contract/capability.ts';
import type { Http, HttpRequest } from '../../http.ts';

type DeskCall = Omit<HttpRequest, 'bearer'>;

/** The desk's calls: each goes out with the API key. */
export interface DeskHttp {
  <Answer>(request: DeskCall & { readonly schema: z.ZodMiniType<Answer> }): Promise<Answer>;
  readonly bytes: (request: DeskCall) => Promise<Blob>;
}

/** @param capability - What a backend names that has these calls. */
export const deskHttp = (
  http: Http,
  withCapability: WithCapability,
  { apiKey, capability = 'desk' }: { readonly apiKey: string | undefined; readonly capability?: Capability },
): DeskHttp =>
  Object.assign(
    <Answer>(request: DeskCall & { readonly schema: z.ZodMiniType<Answer> }) =>
      withCapability(capability, () => http({ bearer: apiKey, ...request })),
    {
      bytes: (request: DeskCall) =>
        withCapability(capability, () => http.bytes({ bearer: apiKey, ...request })),
    },
  );
