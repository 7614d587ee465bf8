// The entry of the bundle. It asks before it loads anything: a page that holds the script twice, or in two versions, keeps
// the first, and a second Trusted Types policy of the same name, which would throw, is never made.
if (customElements.get('mimer-request-form') === undefined) await import('./define.ts');

export {};
