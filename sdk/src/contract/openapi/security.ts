import type { Call } from '../calls.ts';
import type { Json, JsonObject } from './json.ts';

/** Who may make a call: one of these is enough, and `{}` is anyone. */
export const securityOf = ({ credential, scope }: Call): Json[] => {
  const key: JsonObject = { apiKey: scope === undefined ? [] : [scope] };
  switch (credential) {
    case 'none':
      return [];
    case 'code':
      return [{ trackingCode: [] }];
    case 'key':
      return [key];
    case 'optional-key':
      return [{}, key];
    case 'any':
      return [{}, key, { trackingCode: [] }];
  }
};

export const securitySchemes: JsonObject = {
  trackingCode: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'ten digits',
    description:
      'The tracking code from the receipt: `Authorization: Bearer 0123456789`. It belongs to one request.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'mimer_live_… or mimer_test_…',
    description:
      'A key from the operator, with scopes: `requests:write`, `desk:read`, `desk:write`, `desk:erase`, `desk:sensitive`. What a test key makes is a test: no message leaves, and it goes after 30 days.',
  },
};
