import assert from 'node:assert/strict';
import type { Fault } from './failing-file-system.ts';

export type FaultKind = Omit<Fault, 'at'>;

/** The failures of a disk that happen, each of them once and for good, instead of a call and after it. */
export const faultKinds: readonly FaultKind[] = ['ENOSPC', 'EIO', 'EMFILE', 'EROFS', 'EDQUOT'].flatMap(code =>
  (['once', 'for good'] as const).flatMap(lasts =>
    (['before', 'after'] as const).map(when => ({ code, lasts, when })),
  ),
);

/** Whether a failure says that there is no room, which an operator mends in another way than the others. */
export const isFull = (code: string): boolean => ['ENOSPC', 'EDQUOT'].includes(code);

/** Runs `scenario` once for every call that can fail in it, until it ends before meeting the fault; how many there were. */
export const forEveryFault = async (
  scenario: (fault: Fault) => Promise<boolean>,
  kinds: readonly FaultKind[] = faultKinds,
): Promise<number> => {
  let faults = 0;
  for (const kind of kinds) {
    let at = 1;
    while (await scenario({ ...kind, at })) at += 1;
    // At least: create, write, sync, rename, sync the folder.
    assert.ok(at > 5, `only ${at - 1} calls could fail`);
    faults += at - 1;
  }
  return faults;
};
