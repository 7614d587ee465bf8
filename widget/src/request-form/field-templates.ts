import { html, type TemplateResult } from 'lit';
import { isTicked, listOf, rawText, type FieldId } from '../flow/answers.ts';
import type { Option } from '../fields/option.ts';
import type { TextField } from '../fields/text-field.ts';
import { comboboxTemplate, type ComboboxChoices } from './combobox-template.ts';
import { fieldParts } from './field-parts.ts';
import { commonOf, type StepContext } from './step-context.ts';

interface FieldOptions {
  readonly required?: boolean;
  readonly hint?: string | undefined;
  /** Whether nothing is said about the field being optional, where several are and one of them is enough. */
  readonly plain?: boolean;
}

interface TextOptions extends FieldOptions {
  readonly type?: TextField['type'];
  readonly inputmode?: string;
  readonly autocomplete?: string;
  readonly size?: TextField['size'];
}

const wordsFor = ({ messages }: StepContext, plain = false) =>
  plain ? { ...messages.field, optional: '' } : messages.field;

export const textField = (
  context: StepContext,
  field: FieldId,
  options: TextOptions = {},
): TemplateResult => {
  const { label, error } = commonOf(context, field);
  return html`<mimer-text-field
    part="field"
    exportparts=${fieldParts}
    name=${field}
    ?required=${options.required}
    .type=${options.type ?? 'text'}
    .inputmode=${options.inputmode ?? ''}
    .autocomplete=${options.autocomplete ?? ''}
    .size=${options.size ?? ''}
    .label=${label}
    .hint=${options.hint ?? ''}
    .error=${error}
    .messages=${wordsFor(context, options.plain)}
    .value=${rawText(context.draft.answers, field)}
  ></mimer-text-field>`;
};

export const textArea = (
  context: StepContext,
  field: FieldId,
  options: FieldOptions & { rows?: number; maxlength?: number; autocomplete?: string } = {},
): TemplateResult => {
  const { label, error } = commonOf(context, field);
  return html`<mimer-text-area
    part="field"
    exportparts=${fieldParts}
    name=${field}
    ?required=${options.required}
    .rows=${options.rows ?? 3}
    .maxlength=${options.maxlength}
    .autocomplete=${options.autocomplete ?? ''}
    .label=${label}
    .hint=${options.hint ?? ''}
    .error=${error}
    .messages=${wordsFor(context, options.plain)}
    .value=${rawText(context.draft.answers, field)}
  ></mimer-text-area>`;
};

export const radioGroup = (
  context: StepContext,
  field: FieldId,
  choices: readonly Option[],
  options: FieldOptions & { inline?: boolean } = {},
): TemplateResult => {
  const { label, error } = commonOf(context, field);
  return html`<mimer-radio-group
    part="field"
    exportparts=${fieldParts}
    name=${field}
    ?required=${options.required}
    ?inline=${options.inline}
    .options=${choices}
    .label=${label}
    .hint=${options.hint ?? ''}
    .error=${error}
    .messages=${wordsFor(context)}
    .value=${rawText(context.draft.answers, field)}
  ></mimer-radio-group>`;
};

export const select = (
  context: StepContext,
  field: FieldId,
  choices: readonly Option[],
  options: FieldOptions = {},
): TemplateResult => {
  const { label, error } = commonOf(context, field);
  return html`<mimer-select
    part="field"
    exportparts=${fieldParts}
    name=${field}
    ?required=${options.required}
    .emptyText=${context.messages.options.choose}
    .options=${choices}
    .label=${label}
    .hint=${options.hint ?? ''}
    .error=${error}
    .messages=${wordsFor(context)}
    .value=${rawText(context.draft.answers, field)}
  ></mimer-select>`;
};

export const checkboxGroup = (
  context: StepContext,
  field: FieldId,
  choices: readonly Option[],
  options: FieldOptions = {},
): TemplateResult => {
  const { label, error } = commonOf(context, field);
  return html`<mimer-checkbox-group
    part="field"
    exportparts=${fieldParts}
    name=${field}
    ?required=${options.required}
    .options=${choices}
    .label=${label}
    .hint=${options.hint ?? ''}
    .error=${error}
    .messages=${wordsFor(context)}
    .value=${listOf(context.draft.answers, field)}
  ></mimer-checkbox-group>`;
};

export const checkbox = (
  context: StepContext,
  field: FieldId,
  options: FieldOptions & { checked?: boolean } = {},
): TemplateResult => {
  const { label, error } = commonOf(context, field);
  return html`<mimer-checkbox
    part="field"
    exportparts=${fieldParts}
    name=${field}
    ?required=${options.required}
    .label=${label}
    .hint=${options.hint ?? ''}
    .error=${error}
    .messages=${wordsFor(context)}
    .value=${options.checked ?? isTicked(context.draft.answers, field)}
  ></mimer-checkbox>`;
};

export const combobox = (
  context: StepContext,
  field: FieldId,
  choices: ComboboxChoices,
  options: FieldOptions = {},
): TemplateResult =>
  comboboxTemplate(field, choices, {
    ...commonOf(context, field),
    required: options.required ?? false,
    hint: options.hint ?? '',
    messages: wordsFor(context, options.plain),
    value: rawText(context.draft.answers, field),
  });
