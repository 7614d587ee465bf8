import type { Middleware } from 'koa';
import helmet from 'koa-helmet';
import type { State } from '../state.ts';

/**
 * The policy that the widget is made for, on our own pages too: own scripts, own styles, own endpoint, nothing inline
 * and no policy of Trusted Types but the widget's.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['mimer-widget'],
  },
};

export const securityHeaders = (): Middleware<State> =>
  helmet({
    contentSecurityPolicy,
    // Widget and calls are there for other sites' pages.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Whether a host speaks https only is for whoever runs it to promise, at the proxy that ends TLS.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
