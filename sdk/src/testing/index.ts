export {
  createTestBackend,
  type ApiKeyOptions,
  type TestBackend,
  type TestBackendOptions,
  type TestRequest,
} from './create-test-backend.ts';
export type { Municipality } from './municipality/from-contract.ts';
export type { Befalling, Scenarios } from './scenarios.ts';
