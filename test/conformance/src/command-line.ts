import { parseArgs } from 'node:util';
import { endpointFrom } from './endpoint.ts';
import type { Profile } from './report.ts';

/** The kit was called in a way that it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

export const usage = `mimer-conformance <endpoint> [options]

Runs the MİMER contract against a backend, rule by rule.

  --key KEY         an API key; or the environment's MIMER_KEY, which no process list shows
  --profile NAME    core: the four core calls; all: whatever the backend names (default)
  --write           may make requests that are no tests; without it, only a test key (mimer_test_…) writes
  --report FILE     writes a JUnit report
  --only PATTERN    runs the rules whose id matches this regular expression, such as exactly-once
  --parallel N      calls at once where a rule is about that, 2 to 500 (default 20)
  --help            prints this

Exit code: 0 every rule that was run is kept, 1 a rule is broken, 2 wrong usage or no such backend.`;

/** What the command line says. */
export interface CommandLine {
  readonly endpoint: string;
  readonly apiKey: string | undefined;
  readonly profile: Profile;
  readonly write: boolean;
  readonly reportFile: string | undefined;
  readonly only: RegExp | undefined;
  readonly parallel: number | undefined;
}

/**
 * Reads the arguments; `'help'` where that is asked for.
 *
 * @throws UsageError in a sentence that never repeats a key.
 */
export const commandLineFrom = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine | 'help' => {
  const { values, positionals } = parsed(args);
  if (values.help === true) return 'help';
  const [endpoint, ...others] = positionals;
  if (endpoint === undefined)
    throw new UsageError('Which endpoint? Name one, such as https://mimer.example.tr/melikgazi/v1.');
  if (others.length > 0)
    throw new UsageError(`There is one endpoint, and ${others.length} more words than that were given.`);
  const apiKey = values.key ?? environment['MIMER_KEY'];
  if (apiKey !== undefined && !/^mimer_(live|test)_[!-~]+$/.test(apiKey))
    throw new UsageError('The key is none: keys begin with mimer_test_ or mimer_live_.');
  return {
    endpoint: endpointIn(endpoint),
    apiKey,
    profile: profileFrom(values.profile ?? 'all'),
    write: values.write === true,
    reportFile: values.report,
    only: values.only === undefined ? undefined : patternFrom(values.only),
    parallel: values.parallel === undefined ? undefined : parallelFrom(values.parallel),
  };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        profile: { type: 'string' },
        write: { type: 'boolean' },
        report: { type: 'string' },
        only: { type: 'string' },
        parallel: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The arguments can’t be read.');
  }
};

const endpointIn = (text: string): string => {
  try {
    return endpointFrom(text);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The endpoint can’t be read.');
  }
};

const profileFrom = (text: string): Profile => {
  if (text !== 'core' && text !== 'all')
    throw new UsageError(`There is no profile “${text}”: they are core and all.`);
  return text;
};

const patternFrom = (text: string): RegExp => {
  try {
    return new RegExp(text);
  } catch {
    throw new UsageError(`“${text}” is no regular expression.`);
  }
};

const parallelFrom = (text: string): number => {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 2 || count > 500)
    throw new UsageError(`--parallel takes a number from 2 to 500, not “${text}”.`);
  return count;
};
