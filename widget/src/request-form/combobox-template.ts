import { html, type TemplateResult } from 'lit';
import type { ComboboxOption } from '../fields/option.ts';
import type { Combobox } from '../fields/combobox.ts';
import type { FieldId } from '../flow/answers.ts';
import { fieldParts } from './field-parts.ts';

/** What a combobox offers. */
export interface ComboboxChoices {
  readonly options: readonly ComboboxOption[];
  readonly search: (query: string) => readonly ComboboxOption[];
  readonly allowText?: boolean;
}

/** A combobox of the form: the only field that is shown before the form is complete. */
export const comboboxTemplate = (
  field: FieldId,
  choices: ComboboxChoices,
  given: Partial<Pick<Combobox, 'required'>> &
    Pick<Combobox, 'label' | 'hint' | 'error' | 'messages' | 'value'>,
): TemplateResult =>
  html`<mimer-combobox
    part="field"
    exportparts=${fieldParts}
    name=${field}
    ?required=${given.required}
    ?allow-text=${choices.allowText}
    .options=${choices.options}
    .search=${choices.search}
    .label=${given.label}
    .hint=${given.hint}
    .error=${given.error}
    .messages=${given.messages}
    .value=${given.value}
  ></mimer-combobox>`;
