/*
 * Whether something waits in the outbox is asked each time a form opens, on the first step. Opening the database would need its code, and
 * `indexedDB.databases()` would have to be awaited, is missing in older browsers and names a database that is empty as well. So a mark stands
 * in the local storage while there is something; it says nothing else. Browsers forget both together.
 */
const nameOf = (scope: string) => `mimer-outbox ${scope}`;

export const isMarked = (scope: string): boolean => {
  try {
    return localStorage.getItem(nameOf(scope)) !== null;
  } catch {
    return false;
  }
};

export const mark = (scope: string, waits: boolean): void => {
  try {
    if (waits) localStorage.setItem(nameOf(scope), '1');
    else localStorage.removeItem(nameOf(scope));
  } catch {
    // Where this is forbidden, so is the outbox.
  }
};
