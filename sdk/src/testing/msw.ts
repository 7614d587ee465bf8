/**
 * The testing backend as handlers of Mock Service Worker 3, the one module of this package that wants `msw`.
 *
 * @example
 * const backend = createTestBackend();
 * const server = setupServer(...mswHandlers(backend)); // or setupWorker, in a browser
 */
import { http, HttpResponse, type RequestHandler } from 'msw';
import type { TestBackend } from './create-test-backend.ts';
import { NetworkError } from './network-error.ts';

/** Handlers that have the backend answer all that is asked below its endpoint. */
export const mswHandlers = ({
  endpoint,
  fetch,
}: Pick<TestBackend, 'endpoint' | 'fetch'>): RequestHandler[] => {
  const answer = ({ request }: { readonly request: Request }) =>
    fetch(request).catch((error: unknown) => {
      // A network that fails, and nothing else, is what a scenario wanted.
      if (error instanceof NetworkError) return HttpResponse.error();
      throw error;
    });
  return [http.all(endpoint, answer), http.all(`${endpoint}/*`, answer)];
};
