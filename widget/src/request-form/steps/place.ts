import type { Neighbourhood } from '@melikgazi/mimer-sdk';
import { html, type TemplateResult } from 'lit';
import { searchNeighbourhoods } from '../../flow/search-neighbourhoods.ts';
import type { ComboboxOption } from '../../fields/option.ts';
import { combobox, textArea, textField } from '../field-templates.ts';
import { photoPlaceOffer } from '../photo-place-offer.ts';
import { pointQuestion } from '../point-question.ts';
import type { StepContext } from '../step-context.ts';

const option = ({ code, name }: Neighbourhood): ComboboxOption => ({ value: code, label: name });

const choicesOf = new WeakMap<readonly Neighbourhood[], Parameters<typeof combobox>[2]>();

const choices = (all: readonly Neighbourhood[]) => {
  const known = choicesOf.get(all) ?? {
    options: all.map(option),
    search: (query: string) => searchNeighbourhoods(all, query).map(option),
    allowText: true,
  };
  choicesOf.set(all, known);
  return known;
};

/** Where it is; any one of neighbourhood, street, directions and a point is enough. */
export const renderPlace = (context: StepContext): TemplateResult => {
  const { draft, messages } = context;
  const needed = draft.service?.location === 'required';
  return html`
    <p part="intro">${needed ? messages.placeRequired : messages.placeOptional}</p>
    ${photoPlaceOffer(context)}
    ${combobox(context, 'neighbourhood', choices(draft.catalogue.jurisdiction.neighbourhoods), {
      plain: needed,
      hint: messages.hints.neighbourhood,
    })}
    ${textField(context, 'street', { plain: needed })}
    <div part="row">
      ${textField(context, 'buildingNumber', { size: 's' })}
      ${textField(context, 'unitNumber', { size: 's' })}
    </div>
    ${textArea(context, 'directions', { plain: needed, hint: messages.hints.directions, rows: 2 })}
    ${pointQuestion(context, { plain: needed })}
  `;
};
