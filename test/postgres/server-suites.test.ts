import { testDatabases } from '../support/postgres/test-database.ts';
import { runTestsOn } from '../support/test-backend.ts';

// What the server promises on a data folder it promises on a database: the same tests, on the other.
runTestsOn(testDatabases);

await import('../reference-server/attachments/claims.test.ts');
await import('../reference-server/attachments/follow-up.test.ts');
await import('../reference-server/attachments/payment.test.ts');
await import('../reference-server/attachments/quotas.test.ts');
await import('../reference-server/attachments/reading.test.ts');
await import('../reference-server/attachments/sweep.test.ts');
await import('../reference-server/keys/authenticate.test.ts');
await import('../reference-server/keys/create-key.test.ts');
await import('../reference-server/keys/revoke-key.test.ts');
await import('../reference-server/limits/guessing.test.ts');
await import('../reference-server/limits/rate-limits.test.ts');
await import('../reference-server/live/following.test.ts');
await import('../reference-server/personal-data/erasure.test.ts');
await import('../reference-server/personal-data/retention.test.ts');
await import('../reference-server/submission/once.test.ts');
await import('../reference-server/day-in-the-life.test.ts');
