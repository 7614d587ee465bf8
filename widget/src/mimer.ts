// The entry of the bundle. It asks before it loads anything: a page that holds the script twice, or in two versions, keeps
// the first, and a second Trusted Types policy of the same name, which would throw, is never made.

/** Where a copy finds the one before it, which may still be loading; a later one steps in when that fails. */
const key = Symbol.for('mimer-widget');

const load = async (former: unknown): Promise<void> => {
  await Promise.resolve(former).catch(() => undefined);
  if (customElements.get('mimer-request-form') === undefined) await import('./define.ts');
};

// Not awaited: in one file, what the modules after this one define would not be there when it is needed.
const value = load(Reflect.get(customElements, key)).catch((error: unknown) => {
  // An old browser does not even understand what comes after this file.
  console.error('MİMER did not start: old browser or missing file.', error);
});
Object.defineProperty(customElements, key, { value, configurable: true });

export {};
