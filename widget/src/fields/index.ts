export { Checkbox } from './checkbox.ts';
export { CheckboxGroup } from './checkbox-group.ts';
export { Combobox } from './combobox.ts';
export { FormField } from './form-field.ts';
export { PhotoField } from './photo-field.ts';
export { RadioGroup } from './radio-group.ts';
export { Select } from './select.ts';
export { TextArea } from './text-area.ts';
export { TextField } from './text-field.ts';
export { fieldElements } from './field-elements.ts';
export type { FieldMessages } from './field-messages.ts';
export type { ComboboxOption, Option } from './option.ts';
export type { PhotoMessages } from './photo-messages.ts';
// Not exported: StringField, the popup and the renderers of a list; they may change with any release.
