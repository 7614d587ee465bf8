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
  PhotoField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from './fields/index.ts';
export type { ComboboxOption, FieldMessages, Option, PhotoMessages } from './fields/index.ts';
export type { FormClient } from './flow/flow-controller.ts';
export type { StepName } from './flow/steps.ts';
export type { MessageOverrides } from './locales/overrides.ts';
export type { CommonMessages, FormMessages, OpeningMessages, TrackerMessages } from './locales/messages.ts';
export { PhotoTray, type TrayOptions } from './photos/photo-tray.ts';
export type { KeptPhoto, PhotoItem } from './photos/photo-item.ts';
export {
  preparePhoto,
  type FileLimits,
  type ReadyFile,
  type RefusalCode,
  type RefusedFile,
} from './photos/prepare-photo.ts';
export type { PhotoPlace } from './photos/read-photo-place.ts';
export { RequestForm, type Prefill } from './request-form/request-form.ts';
export { StatusTracker, type TrackerClient } from './status-tracker/status-tracker.ts';
// Not exported: the flow, the templates and the styles; they may change with any release.
