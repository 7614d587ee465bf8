/** The backend breaks a rule: what the contract says, and what came instead. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken' as const;
  readonly expected: string;
  readonly came: string;
  constructor(expected: string, came: string) {
    super(`Expected ${expected}; ${came}.`);
    this.expected = expected;
    this.came = came;
  }
}

/** A rule can't be tried on this backend, or not as it was called; that is nobody's fault. */
export class NotRun extends Error {
  override readonly name = 'NotRun' as const;
}

/** A rule can't be tried since something that another rule is about failed before. */
export class Blocked extends Error {
  override readonly name = 'Blocked' as const;
}

/**
 * Does what a rule needs before it can begin, such as a submitted request.
 *
 * @throws Blocked where the backend fails in it: the rule that is about it says so, this one was not tried.
 */
export const prepare = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RuleBroken) throw new Blocked(`${what} did not work: ${error.came}`);
    throw error;
  }
};
