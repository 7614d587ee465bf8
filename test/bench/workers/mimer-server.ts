import * as z from 'zod/mini';
import { createApp } from '../../../reference-server/src/app.ts';
import { createHttpServer } from '../../../reference-server/src/http-server.ts';
import { answerQuestions } from './answer-questions.ts';
import { listen } from './listen.ts';
import { openEndpoint } from './open-endpoint.ts';
import { storeOfNothing } from './store-of-nothing.ts';
import { answerStoreQuestion, storeQuestionSchema } from './store-questions.ts';
import { usage, usageQuestionSchema } from './usage.ts';

// The server on the store that its settings name or, with `nothing`, on one that keeps nothing.

const questionSchema = z.union([usageQuestionSchema, storeQuestionSchema]);
export type MimerServerQuestion = z.infer<typeof questionSchema>;

const [store] = process.argv.slice(2);
const { endpoint, partsWith } = await openEndpoint();
const app = createApp(partsWith(store === 'nothing' ? { ...endpoint, store: storeOfNothing } : endpoint));
const { server, finish } = createHttpServer(app.callback());

answerQuestions(
  await listen(server),
  questionSchema,
  question => (question.do === 'usage' ? usage() : answerStoreQuestion(question, endpoint)),
  async () => {
    server.closeAllConnections();
    await finish();
    await endpoint.store.close();
  },
);
