/**
 * Copies of requests have different ages. So one may be merged into a request that was not copied, since it came later, or
 * into one whose older copy is merged into it: and no citizen of theirs would ever be answered. In the store itself that
 * can't be.
 *
 * @param merges - Which request is merged into which.
 * @returns The requests that are to be copied anew, as they are by now.
 */
export const doubtfulMerges = async (
  merges: ReadonlyMap<string, string>,
  isCopied: (reference: string) => Promise<boolean>,
): Promise<string[]> => {
  const doubtful: string[] = [];
  for (const [reference, into] of merges) {
    if (!(await isCopied(into))) doubtful.push(into);
    if (leadsBack(reference, merges)) doubtful.push(reference);
  }
  return doubtful;
};

const leadsBack = (reference: string, merges: ReadonlyMap<string, string>): boolean => {
  const seen = new Set<string>();
  for (let next = merges.get(reference); next !== undefined && !seen.has(next); next = merges.get(next)) {
    if (next === reference) return true;
    seen.add(next);
  }
  return false;
};
