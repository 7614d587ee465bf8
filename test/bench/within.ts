import type { Scope } from '../support/server-process.ts';

/** Runs `use` and then undoes what it asked to have undone, the last first. */
export const within = async <Result>(use: (scope: Scope) => Promise<Result>): Promise<Result> => {
  const undos: (() => unknown)[] = [];
  const scope: Scope = {
    after: (undo = () => undefined) => {
      undos.push(() => undo.call(undefined, Object.create(null), () => undefined));
    },
  };
  try {
    return await use(scope);
  } finally {
    for (const undo of undos.toReversed()) await undo();
  }
};
