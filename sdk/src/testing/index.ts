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
