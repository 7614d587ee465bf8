import type { Page } from 'playwright-core';
import { exampleRequests } from './example-requests.ts';
import { openStage, settle, type Stage } from './stage.ts';
import type { serverProcess } from '../server-process.ts';
import type { State } from './state.ts';
import { states } from './states.ts';

type Server = Awaited<ReturnType<typeof serverProcess>>;

const examplesOf = new WeakMap<Server, ReturnType<typeof exampleRequests>>();

/** The requests that a server's tracker can be shown, made once. */
const examplesFor = (server: Server) => {
  const known = examplesOf.get(server) ?? exampleRequests(server);
  examplesOf.set(server, known);
  return known;
};

/** Brings about one state after the other in a language, and lets `look` look at each. */
export const walkStates = async (
  page: Page,
  server: Server,
  lang: string,
  look: (state: State, stage: Stage) => Promise<void>,
  wanted: readonly State[] = states,
): Promise<void> => {
  const stage = await openStage(page, server.origin, lang, await examplesFor(server));
  for (const state of wanted) {
    await state.reach(stage);
    await settle(page);
    await look(state, stage);
    await stage.answer('NONE', /^$/, () => undefined);
  }
};
