/** What an API key may be allowed to do. */
export const scopes = ['requests:write', 'desk:read', 'desk:write', 'desk:erase', 'desk:sensitive'] as const;

/** One of `scopes`. */
export type Scope = (typeof scopes)[number];
