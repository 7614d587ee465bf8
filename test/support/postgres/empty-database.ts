import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Scope } from '../server-process.ts';
import { startCluster } from './cluster.ts';

let shared: Promise<string> | undefined;

/** The server that all tests of this process share: the one that `TEST_DATABASE_URL` names, or a cluster of our own. */
const sharedServer = (): Promise<string> => {
  const named = process.env['TEST_DATABASE_URL'];
  // It outlives each single test, and ends with the process.
  const ofOurs = () => startCluster({ after: () => undefined }).then(({ url }) => url);
  shared ??= named === undefined ? ofOurs() : Promise.resolve(named);
  return shared;
};

/** The URL of a new and empty database, which is gone after the test. */
export const emptyDatabase = async (
  t: Scope,
  options = "ENCODING 'UTF8'",
  template = 'template0',
): Promise<string> => {
  const server = await sharedServer();
  const name = `mimer_test_${randomBytes(6).toString('hex')}`;
  await runOn(server, `CREATE DATABASE ${name} TEMPLATE ${template} ${options}`);
  t.after(() => runOn(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** Runs a statement that stands alone, and answers its rows. */
export const runOn = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};
