// The one module of this package that wants `msw`.
import { http, HttpResponse, type RequestHandler } from 'msw';
import type { TestBackend } from './create-test-backend.ts';
import { NetworkError } from './network-error.ts';

/**
 * Handlers for Mock Service Worker 3 that have the backend answer all that is asked below its endpoint.
 *
 * @example
 * import { setupServer } from 'msw/node'; // or setupWorker of 'msw/browser'
 *
 * setupServer(...mswHandlers(createTestBackend())).listen();
 */
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
