export { ContactCentre, type ContactClient } from './contact-centre/contact-centre.ts';
export type { ElementClient } from './element/mimer-element.ts';
export { ErrorEvent } from './error-event.ts';
export {
  BeforeSubmitEvent,
  QueuedEvent,
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
export type { FormClient } from './flow/form-client.ts';
export type { ComboboxOption, FieldMessages, Option, PhotoMessages } from './fields/index.ts';
export type { StepName } from './flow/steps.ts';
export { ClosedEvent, OpenedEvent } from './launcher/launcher-events.ts';
export { Launcher, type LauncherClient } from './launcher/launcher.ts';
export type { LauncherSection } from './launcher/sections.ts';
export type { MessageOverrides } from './locales/overrides.ts';
export type {
  CommonMessages,
  ContactMessages,
  FormMessages,
  LauncherMessages,
  OpeningMessages,
  StatisticsMessages,
  TrackerMessages,
} from './locales/messages.ts';
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
export { Statistics, type StatisticsClient } from './statistics/statistics.ts';
export { StatusTracker } from './status-tracker/status-tracker.ts';
export type { TrackerClient } from './status-tracker/tracker-client.ts';
// Not exported: the flow, the templates and the styles; they may change with any release.
