/**
 * A backend in memory that speaks the whole contract, for the tests of whoever calls one: by `fetch`, or through Mock
 * Service Worker with `@melikgazi/mimer-sdk/testing/msw`. It keeps to the lifecycle, the rules and the schemas of the
 * reference server, follows from a seed and a clock, and has troubles to switch on.
 *
 * @example
 * const backend = createTestBackend({ seed: 1, now: () => new Date('2026-11-24T09:00:00Z') });
 * const mimer = createMimer({ endpoint: backend.endpoint, apiKey: backend.apiKey(), fetch: backend.fetch });
 * backend.scenarios.lostAnswer({ call: 'createRequest', times: 1 });
 */
export {
  createTestBackend,
  type ApiKeyOptions,
  type TestBackend,
  type TestBackendOptions,
} from './create-test-backend.ts';
export type { PlantedRequest, Deed } from './plant.ts';
export type { TestRequest } from './test-request.ts';
export type { Identity } from './tracking.ts';
export type { Municipality } from './municipality/from-contract.ts';
export type { Befalling, Scenarios } from './scenarios.ts';
