import type { Endpoint } from './parts.ts';

/** One thing that must be well; `detail` is for the operator and says nothing about a person. */
export interface ProbeResult {
  readonly ready: boolean;
  readonly detail?: string;
}

/** A named check of something the server needs, such as the age of its oldest unsent message. */
export interface Probe {
  readonly name: string;
  check(): Promise<ProbeResult>;
}

/** How the server is, part by part. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, ProbeResult>>;
}

const secondsKept = 5;

/** Asks all probes at most every few seconds, however often it is asked itself. */
export const createReadiness = (
  endpoints: readonly Pick<Endpoint, 'data' | 'store'>[],
  probes: readonly Probe[],
): (() => Promise<Readiness>) => {
  const all = [...endpoints.map(storeProbe), ...probes];
  let last: { readonly at: number; readonly readiness: Promise<Readiness> } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at > secondsKept * 1000) last = { at: now, readiness: ask(all) };
    return last.readiness;
  };
};

const ask = async (probes: readonly Probe[]): Promise<Readiness> => {
  const results = await Promise.all(
    probes.map(async (probe): Promise<[string, ProbeResult]> => [probe.name, await resultOf(probe)]),
  );
  return { ready: results.every(([, { ready }]) => ready), checks: Object.fromEntries(results) };
};

const resultOf = async (probe: Probe): Promise<ProbeResult> => {
  try {
    return await probe.check();
  } catch {
    return { ready: false, detail: 'the check failed' };
  }
};

/** Documents that can't be read are for the operator to mend; the others are served meanwhile. */
const storeProbe = ({ data, store }: Pick<Endpoint, 'data' | 'store'>): Probe => ({
  name: `store ${data.profile.id}`,
  check: async () => {
    const { writable, reason, broken } = await store.check();
    const details = [
      ...(writable ? [] : [`can’t be written (${reason ?? 'unknown'})`]),
      ...(broken === 0 ? [] : [`broken documents: ${broken}`]),
    ];
    return { ready: writable, ...(details.length > 0 && { detail: details.join(', ') }) };
  },
});
