import { citizenView } from '@melikgazi/mimer-sdk/domain';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { offered } from '../../../reference-server/src/capabilities.ts';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { seededRequest } from '../seed/document.ts';
import { answerQuestions } from './answer-questions.ts';
import { listen } from './listen.ts';

// A server that answers every call with one tracked request, and does nothing for it: what is left is the client's.

const jurisdiction = new URL('../../../reference-server/jurisdictions/melikgazi', import.meta.url);
const data = await loadJurisdiction(fileURLToPath(jurisdiction));
const now = '2026-12-31T09:00:00.000Z';
const view = citizenView(seededRequest(0, 1000), { data, locale: 'tr', now, capabilities: offered });
const body = Buffer.from(JSON.stringify(view));
const server = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
});

answerQuestions(
  await listen(server),
  z.object({}),
  () => undefined,
  () => server.closeAllConnections(),
);
