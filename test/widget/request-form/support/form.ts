import { defined } from '../../../../widget/src/define.ts';
import type { FixedField } from '../../../../widget/src/flow/answers.ts';
import type { RequestForm } from '../../../../widget/src/index.ts';
import { endpoint } from '../../../support/fake-backend.ts';
import { eventually } from '../../support/eventually.ts';

before(() => defined);

afterEach(() => {
  document.querySelector('mimer-request-form')?.remove();
});

/** A form on the page, as it comes. */
export const place = (properties: Partial<RequestForm> = {}, fallback = ''): RequestForm => {
  const form = document.createElement('mimer-request-form');
  form.append(fallback);
  Object.assign(form, { endpoint, lang: 'tr', ...properties });
  document.body.append(form);
  return form;
};

/** A form whose services can be chosen. */
export const open = async (properties: Partial<RequestForm> = {}): Promise<RequestForm> => {
  const form = place(properties);
  await eventually(() => query(form, '[type="submit"]'));
  await settled(form);
  return form;
};

export const settled = async (form: RequestForm): Promise<void> => {
  await form.updateComplete;
  for (const field of form.shadowRoot?.querySelectorAll('[part="field"]') ?? []) {
    if ('updateComplete' in field) await field.updateComplete;
  }
};

/** An element of the form, or of one of its fields, if it is there. */
export const query = (form: RequestForm, selector: string): HTMLElement | undefined =>
  form.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

export const get = (form: RequestForm, selector: string): HTMLElement => {
  const found = query(form, selector);
  if (found === undefined) throw new Error(`No ${selector} in the form.`);
  return found;
};

export const textOf = (form: RequestForm, selector: string): string =>
  get(form, selector).textContent.replace(/\s+/g, ' ').trim();

type Name = FixedField | `attribute:${string}` | `notice:${string}`;

export const field = (form: RequestForm, name: Name): HTMLElement => get(form, `[name="${name}"]`);

/** The native control within a field. */
export const control = (form: RequestForm, name: Name, selector = 'input, textarea, select') => {
  const found = field(form, name).shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector} in ${name}.`);
  return found;
};

export const errorOf = (form: RequestForm, name: Name): string =>
  field(form, name).shadowRoot?.querySelector('[part="error"]')?.textContent.replace(/\s+/g, ' ').trim() ??
  '';

/** Types into a field, as far as the form can tell. */
export const fill = async (form: RequestForm, name: Name, text: string): Promise<void> => {
  const input = control(form, name);
  if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement))
    throw new Error(`${name}?`);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settled(form);
};

/** Chooses a radio or ticks a box. */
export const choose = async (form: RequestForm, name: Name, value = ''): Promise<void> => {
  control(form, name, value === '' ? 'input' : `input[value="${value}"]`).click();
  await settled(form);
};

/** Presses the button that sends the step. */
export const next = async (form: RequestForm): Promise<void> => {
  get(form, '[type="submit"]').click();
  await settled(form);
  await settled(form);
};

export const heading = (form: RequestForm): string => textOf(form, '[part~="heading"]');

export const fillSubject = async (form: RequestForm): Promise<void> => {
  await fill(form, 'description', 'Sokağımızda büyük bir çukur var.');
  await fill(form, 'service', 'Çukur / yol bozukluğu');
  await choose(form, 'kind', 'complaint');
  await choose(form, 'attribute:blocked', 'false');
};

export const fillYou = async (form: RequestForm): Promise<void> => {
  await fill(form, 'givenName', 'Ayşe');
  await fill(form, 'familyName', 'Yılmaz');
  await choose(form, 'channel', 'sms');
  await fill(form, 'phone', '0530 123 45 67');
  await fill(form, 'address', 'Hunat Mah. No: 12');
  await choose(form, 'notice:general');
};

/** Goes on to the place. */
export const toPlace = async (form: RequestForm): Promise<void> => {
  await fillSubject(form);
  await next(form);
  await eventually(() => query(form, '[name="street"]'));
  await settled(form);
};

export const toYou = async (form: RequestForm): Promise<void> => {
  await toPlace(form);
  await fill(form, 'neighbourhood', 'Hunat');
  await next(form);
};

export const toCheck = async (form: RequestForm): Promise<void> => {
  await toYou(form);
  await fillYou(form);
  await next(form);
};

/** Sends a complete request and waits for what comes of it. */
export const sendAll = async (form: RequestForm): Promise<void> => {
  await toCheck(form);
  await next(form);
  await eventually(() => query(form, '[part="receipt"], #failure, #summary'));
  await settled(form);
};

/** The element that has the focus, within the form and its fields. */
export const focused = (form: RequestForm): Element | null => form.shadowRoot?.activeElement ?? null;
