import { Checkbox } from './checkbox.ts';
import { CheckboxGroup } from './checkbox-group.ts';
import { Combobox } from './combobox.ts';
import { RadioGroup } from './radio-group.ts';
import { Select } from './select.ts';
import { TextArea } from './text-area.ts';
import { TextField } from './text-field.ts';

/** Every field under its tag, for `define.ts` to register. */
export const fieldElements: readonly (readonly [tag: string, constructor: CustomElementConstructor])[] = [
  ['mimer-text-field', TextField],
  ['mimer-text-area', TextArea],
  ['mimer-radio-group', RadioGroup],
  ['mimer-checkbox', Checkbox],
  ['mimer-checkbox-group', CheckboxGroup],
  ['mimer-select', Select],
  ['mimer-combobox', Combobox],
];
