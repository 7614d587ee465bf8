import { html, nothing, type TemplateResult } from 'lit';
import type { Service } from '@melikgazi/mimer-sdk';
import { searchServices, type Searchable } from '../../flow/search-services.ts';
import type { ComboboxOption } from '../../fields/option.ts';
import type { OpeningMessages } from '../../locales/messages.ts';
import { comboboxTemplate, type ComboboxChoices } from '../combobox-template.ts';

/** What of a service must be known to choose it. */
export type Offer = Searchable & Pick<Service, 'code'>;

/** As listed, under the headings of their groups. */
const listed = ({ code, name, description, group }: Offer): ComboboxOption => ({
  value: code,
  label: name,
  group: group.name,
  description,
});

/** As found, best first: the groups are torn apart, so that each names its own. */
const found = ({ code, name, group }: Offer): ComboboxOption => ({
  value: code,
  label: name,
  description: group.name,
});

/** A new array for each rendering would make the list start over while someone is in it. */
const choicesOf = new WeakMap<readonly Offer[], ComboboxChoices>();

const serviceChoices = (services: readonly Offer[]): ComboboxChoices => {
  const known = choicesOf.get(services) ?? {
    options: services.map(listed),
    search: (query: string) =>
      query.trim() === '' ? services.map(listed) : searchServices(services, query).map(found),
  };
  choicesOf.set(services, known);
  return known;
};

/** The field for the subject. */
export const serviceField = (
  services: readonly Offer[],
  messages: OpeningMessages,
  value: string,
  error: string,
): TemplateResult =>
  comboboxTemplate('service', serviceChoices(services), {
    required: true,
    label: messages.service,
    hint: messages.serviceHint,
    messages: messages.field,
    value,
    error,
  });

/** What follows the description; the same template before and after the form is complete, as in the frame. */
export const subjectRest = (
  subject: TemplateResult,
  suggestions: unknown = nothing,
  questions: unknown = nothing,
): TemplateResult => html`${subject}${suggestions}${questions}`;
