// The entry of the bundle. It asks before it loads anything: a page that holds the script twice, or in two versions, keeps
// the first, and a second Trusted Types policy of the same name, which would throw, is never made.

/** Where a copy finds the one before it, which may still be loading; a later one steps in when that fails. */
const key = Symbol.for('mimer-widget');

const load = async (former: unknown): Promise<void> => {
  await Promise.resolve(former).catch(() => undefined);
  if (customElements.get('mimer-request-form') === undefined) await import('./define.ts');
};

/** What this page or browser lacks, for the webmaster: people see what the page has put inside the elements. */
const lack = (): string | undefined => {
  if (!isSecureContext) return 'needs https: a page without it cannot keep personal data safe.';
  const able = 'ElementInternals' in window && 'states' in ElementInternals.prototype && 'toSorted' in [];
  return able ? undefined : 'needs a newer browser than this one.';
};

const lacking = lack();
if (lacking === undefined) {
  const loading = load(Reflect.get(customElements, key));
  Object.defineProperty(customElements, key, { value: loading, configurable: true });
  await loading;
} else console.error(`MİMER ${lacking}`);

export {};
