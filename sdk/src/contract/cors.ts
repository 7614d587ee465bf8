/** The headers that a page may send across origins; `Content-Type` for JSON, the others as the calls say. */
export const corsRequestHeaders: readonly string[] = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'Mimer-Challenge',
  'Mimer-Reference',
];

/** The headers of an answer that a page may read across origins. */
export const corsResponseHeaders: readonly string[] = [
  'ETag',
  'Idempotency-Replayed',
  'Retry-After',
  'Content-Language',
];
