// A message is found by its id alone, at the desk and by whoever received it; so the id begins with its request's
// reference, which is public.

/** The id of a message of a request; it stays the same however often the message is sent. */
export const messageIdOf = (reference: string, id: string): string => `${reference}_${id}`;

/** The reference of the request that a message belongs to; `''` where the id is none of a message. */
export const referenceOfMessage = (messageId: string): string =>
  /^(\d{4}-\d{7}-\d)_/.exec(messageId)?.[1] ?? '';
