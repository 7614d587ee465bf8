import { capabilities, type Capability } from '@melikgazi/mimer-sdk/contract';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';
import { discover, scopesOf } from './discover.ts';
import { endpointFrom } from './endpoint.ts';
import { redact } from './redact.ts';
import {
  countsOf,
  type CapabilityResult,
  type ConformanceReport,
  type Profile,
  type RuleResult,
} from './report.ts';
import type { Rule } from './rule.ts';
import { allRules } from './rules/all-rules.ts';
import { createStandingRules } from './rules/standing.ts';
import { runRule } from './run-rule.ts';
import { createSend, type Fetch } from './send.ts';
import { createWatch } from './watch.ts';

/** Which backend to test, and how far the kit may go. */
export interface ConformanceOptions {
  /** An absolute http(s) URL such as `https://mimer.example.tr/melikgazi/v1`. */
  readonly endpoint: string;
  /** An API key; with a test key, `mimer_test_…`, the kit makes test requests. */
  readonly apiKey?: string | undefined;
  /** @default 'all' */
  readonly profile?: Profile;
  /** Whether requests may be made that are no tests. @default false */
  readonly write?: boolean;
  /** What carries the calls; a backend in the same process can stand here. @default the platform's `fetch` */
  readonly fetch?: Fetch;
  /** Called with each result as it comes. */
  readonly report?: (result: RuleResult) => void;
  /** Only rules whose id matches; what is about every answer is judged by the answers that these cause. */
  readonly only?: RegExp;
  /** How many calls are made at once where a rule is about that. @default 20 */
  readonly parallel?: number;
}

const isCore = ({ needs: { capabilities: wanted = [] } = {} }: Rule): boolean => wanted.length === 0;

const resultOfCapability = (
  capability: Capability | 'core',
  named: boolean,
  results: readonly (readonly [Rule | undefined, RuleResult])[],
): CapabilityResult => {
  const own = results.filter(([rule]) =>
    capability === 'core'
      ? rule === undefined || isCore(rule)
      : rule?.needs?.capabilities?.includes(capability) === true,
  );
  return { capability, named, ...countsOf(own.map(([, result]) => result)) };
};

/**
 * Runs the contract against a backend and answers how each rule went.
 *
 * @throws UnreachableError where there is no such backend, or it does not know the key.
 * @throws TypeError where the endpoint is no absolute http(s) URL.
 */
export const runConformance = async (options: ConformanceOptions): Promise<ConformanceReport> => {
  const { apiKey, profile = 'all', write = false, only = /(?:)/, parallel = 20 } = options;
  const endpoint = endpointFrom(options.endpoint);
  // What the backend offers is known only once it has been asked; those first answers are judged, too.
  let named: readonly string[] = [];
  const watch = createWatch(
    createStandingRules(capability => named.includes(capability)).filter(({ id }) => only.test(id)),
  );
  const onAnswer = (answer: Answer) => watch.judge(answer);
  const send = createSend({
    endpoint,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    onAnswer,
  });
  const { jurisdiction, services } = await discover(send);
  named = jurisdiction.capabilities;
  const scopes = apiKey === undefined ? new Set<never>() : await scopesOf(send, apiKey, named);
  const context: Context = {
    send,
    jurisdiction,
    services,
    apiKey,
    scopes,
    isTestKey: apiKey?.startsWith('mimer_test_') === true,
    mayWrite: write,
    parallel,
    offers: capability => named.includes(capability),
  };

  const results: (readonly [Rule | undefined, RuleResult])[] = [];
  const tell = (result: RuleResult, rule?: Rule): void => {
    const clean = withoutSecrets(result, apiKey);
    results.push([rule, clean]);
    options.report?.(clean);
  };
  for (const rule of allRules) {
    if (!only.test(rule.id) || (profile === 'core' && !isCore(rule))) continue;
    tell(await runRule(rule, context), rule);
  }
  for (const result of watch.results()) tell(result);

  const all = results.map(([, result]) => result);
  const counts = countsOf(all);
  return {
    endpoint,
    profile,
    results: all,
    capabilities: [
      resultOfCapability('core', true, results),
      ...(profile === 'core'
        ? []
        : capabilities.map(name => resultOfCapability(name, named.includes(name), results))),
    ],
    ...counts,
    ok: counts.failed === 0 && counts.blocked === 0,
  };
};

const withoutSecrets = (result: RuleResult, apiKey: string | undefined): RuleResult => ({
  ...result,
  ...(result.expected !== undefined && { expected: redact(result.expected, apiKey) }),
  ...(result.came !== undefined && { came: redact(result.came, apiKey) }),
  ...(result.reason !== undefined && { reason: redact(result.reason, apiKey) }),
});
