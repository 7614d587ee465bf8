export {
  BeforeSubmitEvent,
  ErrorEvent,
  ReadyEvent,
  StepEvent,
  SubmittedEvent,
  TrackedEvent,
} from './events.ts';
export {
  Checkbox,
  CheckboxGroup,
  Combobox,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from './fields/index.ts';
export type { ComboboxOption, FieldMessages, Option } from './fields/index.ts';
export type { FormClient } from './flow/flow-controller.ts';
export type { StepName } from './flow/steps.ts';
export type { MessageOverrides } from './locales/overrides.ts';
export type { CommonMessages, FormMessages, OpeningMessages, TrackerMessages } from './locales/messages.ts';
export { RequestForm, type Prefill } from './request-form/request-form.ts';
export { StatusTracker } from './status-tracker/status-tracker.ts';
export type { TrackerClient } from './status-tracker/tracker-client.ts';
// Not exported: the flow, the templates and the styles; they may change with any release.
