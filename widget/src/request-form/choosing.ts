// What is needed to choose a subject, and no more: it comes right after the field for the description.
import type { TemplateResult } from 'lit';
import type { OpeningMessages } from '../locales/messages.ts';
import { serviceField, subjectRest, type Offer } from './steps/subject-rest.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

const isOffer = (value: unknown): value is Offer =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  isText(value.code) &&
  'name' in value &&
  isText(value.name) &&
  'description' in value &&
  isText(value.description) &&
  'keywords' in value &&
  Array.isArray(value.keywords) &&
  value.keywords.every(isText) &&
  'group' in value &&
  typeof value.group === 'object' &&
  value.group !== null &&
  'name' in value.group &&
  isText(value.group.name);

/**
 * The services in an answer that the client, which is still on its way, has not checked yet; `undefined` where there is
 * anything else in it: then the client says what is wrong.
 */
export const readOffers = (answer: unknown): readonly Offer[] | undefined =>
  Array.isArray(answer) && answer.every(isOffer) ? answer : undefined;

/** What follows the description before the rest of the form is here: the same element as later, so that nothing typed is lost. */
export const renderChoice = (
  offers: readonly Offer[],
  messages: OpeningMessages,
  service: string,
): TemplateResult => subjectRest(serviceField(offers, messages, service, ''));
