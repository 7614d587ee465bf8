/**
 * The strictest Content-Security-Policy under which the whole widget works.
 *
 * @param integrity - The hash of the one script, `sha384-…`, as `integrity.json` has it.
 * @param endpoint - The backend, an absolute URL; only its origin is let in.
 */
export const strictPolicy = ({
  integrity,
  endpoint,
}: {
  readonly integrity: string;
  readonly endpoint: string;
}): string =>
  [
    "default-src 'none'",
    // No host: a script that is not this one, byte for byte, does not run, wherever it is from.
    `script-src '${integrity}'`,
    "style-src 'self'",
    `connect-src ${new URL(endpoint).origin}`,
    // Photos that citizens add are shown before they are sent.
    'img-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types mimer-widget',
    'report-uri /violations',
  ].join('; ');
