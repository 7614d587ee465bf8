import type { Context } from './context.ts';
import { submitterOf } from './context.ts';
import { Blocked, NotRun, RuleBroken } from './outcome.ts';
import type { RuleResult } from './report.ts';
import type { Needs, Rule } from './rule.ts';

/** Why a rule can't be run as the kit was called, in words that go on after “not run:”. */
const hindranceTo = (
  { capabilities = [], scopes = [], writes }: Needs,
  context: Context,
): string | undefined => {
  const unnamed = capabilities.filter(name => !context.offers(name));
  if (unnamed.length > 0) return `the backend does not name ${unnamed.join(', ')}`;
  if (scopes.length > 0 && context.apiKey === undefined) return `needs a key with ${scopes.join(', ')}`;
  const lacking = scopes.filter(scope => !context.scopes.has(scope));
  if (lacking.length > 0) return `the key lacks the scope ${lacking.join(', ')}`;
  if (writes === 'anonymous' && !context.mayWrite)
    return 'makes requests as a citizen does, which are no tests: needs --write';
  if (writes === 'any' && submitterOf(context) === undefined)
    return 'makes requests: needs a test key with requests:write, or --write';
  return undefined;
};

type Outcome = Omit<RuleResult, 'id' | 'section' | 'title' | 'milliseconds'>;

const outcomeOf = async (rule: Rule, context: Context): Promise<Outcome> => {
  const hindrance = hindranceTo(rule.needs ?? {}, context);
  if (hindrance !== undefined) return { status: 'notRun', reason: hindrance };
  try {
    await rule.run(context);
    return { status: 'passed' };
  } catch (error) {
    if (error instanceof RuleBroken) return { status: 'failed', expected: error.expected, came: error.came };
    if (error instanceof NotRun) return { status: 'notRun', reason: error.message };
    if (error instanceof Blocked) return { status: 'blocked', reason: error.message };
    // A mistake of the kit's own must not hide what the other rules have to say.
    const came = `${stumbled}: ${error instanceof Error ? `${error.name}, ${error.message}` : String(error)}`;
    return { status: 'failed', expected: 'to be able to tell', came };
  }
};

/** How a failure begins that is the kit's and not the backend's. */
export const stumbled = 'the kit itself stumbled here, please report it';

/** Runs one rule. */
export const runRule = async (rule: Rule, context: Context): Promise<RuleResult> => {
  const { id, section, title } = rule;
  const start = performance.now();
  const outcome = await outcomeOf(rule, context);
  return { id, section, title, ...outcome, milliseconds: Math.round(performance.now() - start) };
};
