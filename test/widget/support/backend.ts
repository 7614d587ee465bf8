import type { RequestHandler } from 'msw';
import type { SetupWorker } from 'msw/browser';
import { setupWorker } from 'msw/browser';
import { createFakeBackend, type FakeBackendOptions } from '../../support/fake-backend.ts';

let worker: SetupWorker | undefined;

before(async () => {
  worker = setupWorker();
  await worker.start({ quiet: true });
});

afterEach(() => worker?.resetHandlers());

after(() => worker?.stop());

/** Lets a municipality answer the page until the test is over. */
export const playBackend = (options?: FakeBackendOptions) => {
  const backend = createFakeBackend(options);
  worker?.use(...backend.handlers);
  return backend;
};

/** Lets something else answer the page until the test is over. */
export const answerWith = (...handlers: RequestHandler[]): void => worker?.use(...handlers);
