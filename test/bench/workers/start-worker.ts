import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { replySchema } from './answer-questions.ts';

export interface WorkerOptions {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A process of its own that answers one question after the other. */
export interface Worker<Question> {
  readonly processId: number;
  ask<Answer>(question: Question, schema: z.ZodMiniType<Answer>): Promise<Answer>;
  stop(): Promise<void>;
}

const running = new Set<{ readonly stop: () => Promise<void> }>();

/** Stops all that a row has started and, since it failed, not stopped itself. */
export const stopWorkers = async (): Promise<void> => {
  await Promise.all(Array.from(running, worker => worker.stop()));
};

/**
 * Starts a module of this folder and waits until it is ready; what it says then is checked by `schema`.
 *
 * @throws when it ends, or answers with an error, in place of that.
 */
export const startWorker = async <Question extends object, Ready>(
  name: string,
  schema: z.ZodMiniType<Ready>,
  { args = [], environment = {} }: WorkerOptions = {},
): Promise<Worker<Question> & { readonly ready: Ready }> => {
  const child = fork(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), args, {
    execArgv: ['--conditions=mimer-source', ...execArguments(name)],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The process ${name} ended with ${code ?? signal}.`)),
    );
  });
  ended.catch(() => undefined);
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const nextReply = async <Answer>(of: z.ZodMiniType<Answer>): Promise<Answer> => {
    const message = new Promise<unknown>(resolve => child.once('message', resolve));
    const reply = z.parse(replySchema, await Promise.race([message, ended]));
    if ('error' in reply) throw new Error(`The process ${name} failed: ${reply.error}`);
    return z.parse(of, reply.answer);
  };
  const stop = async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
  const started = { stop };
  running.add(started);
  void exited.then(() => running.delete(started));
  return {
    ready: await nextReply(schema),
    processId: child.pid ?? 0,
    ask: async (question, of) => {
      const reply = nextReply(of);
      child.send(question);
      return reply;
    },
    stop,
  };
};

/** `MIMER_BENCH_PROFILE` names a folder for the CPU profiles of all processes. */
const execArguments = (name: string): readonly string[] => {
  const folder = process.env['MIMER_BENCH_PROFILE'];
  return folder === undefined
    ? []
    : ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`];
};
