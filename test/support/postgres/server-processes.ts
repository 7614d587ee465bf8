import { roundRobin } from '../round-robin.ts';
import { serverProcess, type Scope } from '../server-process.ts';

/** Real servers behind a balancer, each a process with a folder of its own, that share a database; they end with the test. */
export const serversBehindOne = async (t: Scope, count: number, DATABASE_URL: string) => {
  const balancer = await roundRobin(t);
  const settings = {
    DATABASE_URL,
    MIMER_SECRET: 'a secret that is long enough for tests',
    MIMER_PUBLIC_URL: balancer.origin,
  };
  const servers = await Promise.all(Array.from({ length: count }, () => serverProcess(t, settings)));
  for (const { origin } of servers) balancer.add(origin);
  return { ...balancer, servers };
};
