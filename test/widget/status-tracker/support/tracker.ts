import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import { HttpResponse } from 'msw';
import { defined } from '../../../../widget/src/define.ts';
import type { StatusTracker } from '../../../../widget/src/index.ts';
import {
  endpoint,
  receipt,
  tracked,
  type Change,
  type FakeBackendOptions,
} from '../../../support/fake-backend.ts';
import { playBackend } from '../../support/backend.ts';
import { eventually } from '../../support/eventually.ts';
import { jurisdiction } from '../../support/photo-field.ts';

before(() => defined);

afterEach(() => {
  document.querySelector('mimer-status-tracker')?.remove();
  history.replaceState(null, '', location.pathname + location.search);
  localStorage.clear();
});

export const query = (tracker: StatusTracker, selector: string): HTMLElement | undefined =>
  tracker.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

export const get = (tracker: StatusTracker, selector: string): HTMLElement => {
  const found = query(tracker, selector);
  if (found === undefined) throw new Error(`No ${selector} in the tracker.`);
  return found;
};

export const textOf = (tracker: StatusTracker, selector: string): string =>
  query(tracker, selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** What is said to screen readers. */
export const said = (tracker: StatusTracker): string => textOf(tracker, '[role="status"]');

export const focused = (tracker: StatusTracker): string => tracker.shadowRoot?.activeElement?.id ?? '';

export const settled = async (tracker: StatusTracker): Promise<void> => {
  await tracker.updateComplete;
  for (const field of tracker.shadowRoot?.querySelectorAll('[part~="field"]') ?? [])
    if ('updateComplete' in field) await field.updateComplete;
};

/** A tracker on the page whose form can be filled in. */
export const open = async (properties: Partial<StatusTracker> = {}): Promise<StatusTracker> => {
  const tracker = document.createElement('mimer-status-tracker');
  Object.assign(tracker, { endpoint, lang: 'tr', ...properties });
  document.body.append(tracker);
  await eventually(() => query(tracker, 'form'));
  await settled(tracker);
  return tracker;
};

/** The native control of a field; of several that share a name, the one in `scope`. */
export const input = (tracker: StatusTracker, name: string, scope = ''): HTMLInputElement => {
  const field = get(tracker, `${scope} [name="${name}"]`);
  const found = field.shadowRoot?.querySelector<HTMLInputElement>('input, textarea');
  if (!found) throw new Error(`No ${name}.`);
  return found;
};

export const type = async (tracker: StatusTracker, name: string, text: string): Promise<void> => {
  const control = input(tracker, name);
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settled(tracker);
};

export const lookUp = async (
  tracker: StatusTracker,
  reference: string = receipt.reference,
  code: string = receipt.trackingCode,
): Promise<void> => {
  await type(tracker, 'reference', reference);
  await type(tracker, 'trackingCode', code);
  get(tracker, '[part="form"] [type="submit"]').click();
  // The last look-up's failure goes with the next rendering.
  await settled(tracker);
  await eventually(() => query(tracker, '[part="result"], #failure, #summary'));
  await settled(tracker);
};

/** What a backend of all capabilities allows. */
export const everything = {
  capabilities: ['replies', 'rating', 'reopening', 'withdrawal', 'replyChannel', 'attachments', 'challenge'],
  reopenDays: 30,
  attachments: jurisdiction.attachments,
};

const nothing = { reply: false, rate: false, reopen: false, withdraw: false, changeReplyChannel: false };

/** The request with what it allows. */
export const requestThat = (
  can: Partial<TrackedRequest['can']>,
  rest: Partial<TrackedRequest> = {},
): TrackedRequest => ({ ...tracked, can: { ...nothing, ...can }, ...rest });

/** What the request looks like after a change, with the event that it made. */
export const after = (
  request: TrackedRequest,
  event: Partial<TrackedRequest['timeline'][number]>,
  rest: Partial<TrackedRequest> = {},
): TrackedRequest => ({
  ...request,
  ...rest,
  timeline: [
    ...request.timeline,
    { id: 'new', at: '2026-11-25T10:00:00+03:00', type: 'replied', actor: 'citizen', ...event },
  ],
});

/** A tracker that shows a request, and what arrives at its backend. */
export const show = async (
  request: TrackedRequest,
  {
    onChange,
    ...properties
  }: Partial<StatusTracker> & {
    onChange?: (change: Change, count: number) => Promise<Response | undefined> | Response | undefined;
  } = {},
  options: FakeBackendOptions = {},
) => {
  let present = request;
  const backend = playBackend({
    jurisdiction: everything,
    onTrack: () => HttpResponse.json(present),
    ...(onChange && { onChange }),
    ...options,
  });
  const tracker = await open(properties);
  await lookUp(tracker);
  await eventually(() => textOf(tracker, '#sentence') !== '');
  return { ...backend, tracker, becomes: (next: TrackedRequest) => (present = next) };
};

/** Opens the form of an action. */
export const openAction = async (tracker: StatusTracker, name: string): Promise<void> => {
  get(tracker, `#toggle-${name}`).click();
  await eventually(() => query(tracker, `#panel-${name} form`));
  await settled(tracker);
};

export const send = async (tracker: StatusTracker): Promise<void> => {
  get(tracker, '[part="action-form"] [type="submit"]').click();
  await settled(tracker);
};

export const choose = async (tracker: StatusTracker, name: string, value: string): Promise<void> => {
  const field = get(tracker, `[name="${name}"]`);
  const radio = [...(field.shadowRoot?.querySelectorAll('input') ?? [])].find(found => found.value === value);
  radio?.click();
  await settled(tracker);
};

/** The answer with a request. */
export const answer = (request: TrackedRequest): Response => HttpResponse.json(request);
