import * as z from 'zod/mini';

/** What a worker sends: an answer, or why there is none. */
export const replySchema = z.union([z.object({ answer: z.unknown() }), z.object({ error: z.string() })]);

/**
 * Says that this worker is ready, answers what the process that started it asks, and ends with it.
 *
 * @param close - Ends what keeps the process alive.
 */
export const answerQuestions = <Question>(
  ready: unknown,
  schema: z.ZodMiniType<Question>,
  answer: (question: Question) => unknown,
  close: () => unknown = () => undefined,
): void => {
  process.on('message', message => {
    void Promise.resolve()
      .then(() => answer(z.parse(schema, message)))
      .then(
        given => process.send?.({ answer: given }),
        (error: unknown) =>
          process.send?.({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
      );
  });
  process.on('disconnect', () => {
    void Promise.resolve(close()).finally(() => process.exit());
  });
  process.send?.({ answer: ready });
};
