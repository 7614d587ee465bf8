import type { Attribute } from '@melikgazi/mimer-sdk';
import type { TemplateResult } from 'lit';
import type { FieldId } from '../flow/answers.ts';
import { checkboxGroup, radioGroup, select, textArea, textField } from './field-templates.ts';
import type { StepContext } from './step-context.ts';

/** Up to this many answers stand in sight. */
const few = 6;

/** A question of the service's own, by its type. */
export const attributeQuestion = (
  context: StepContext,
  attribute: Attribute,
  field: FieldId,
): TemplateResult => {
  const { datatype, required, hint, values = [] } = attribute;
  const { messages } = context;
  const options = { required, hint };
  const choices = values.map(({ key, name }) => ({ value: key, label: name }));
  switch (datatype) {
    case 'text':
      return textArea(context, field, { ...options, maxlength: 2000 });
    case 'number':
      return textField(context, field, {
        ...options,
        hint: hint ?? messages.hints.number,
        inputmode: 'decimal',
        size: 's',
      });
    case 'datetime':
      return textField(context, field, { ...options, type: 'datetime-local', size: 'm' });
    case 'boolean':
      return radioGroup(
        context,
        field,
        [
          { value: 'true', label: messages.options.yes },
          { value: 'false', label: messages.options.no },
        ],
        { ...options, inline: true },
      );
    case 'singlevaluelist':
      return choices.length > few
        ? select(context, field, choices, options)
        : radioGroup(context, field, choices, options);
    case 'multivaluelist':
      return checkboxGroup(context, field, choices, options);
    case 'string':
      return textField(context, field, options);
  }
};
