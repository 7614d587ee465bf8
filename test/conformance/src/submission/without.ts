import type { NewRequest } from '@melikgazi/mimer-sdk/contract';

/** A submission that lacks a member. */
export const without = <Name extends keyof NewRequest>(
  body: NewRequest,
  name: Name,
): Omit<NewRequest, Name> => {
  const { [name]: _, ...rest } = body;
  return rest;
};
