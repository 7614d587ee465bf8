import { HttpResponse } from 'msw';
import { indexedDbStore } from '@melikgazi/mimer-sdk/outbox';
import type { RequestForm } from '../../../../widget/src/index.ts';
import { endpoint } from '../../../support/fake-backend.ts';
import { playBackend } from '../../support/backend.ts';
import { eventually } from '../../support/eventually.ts';
import { control, open, query, sendAll, settled } from './form.ts';
import { impatientClient } from './impatient-client.ts';

/** A municipality that no request reaches. */
export const offline = { onCreate: () => HttpResponse.error() };

/** Where the requests of these tests wait. */
export const store = () => indexedDbStore(`mimer-outbox ${endpoint}`);

/** Waits until no attempt is under way. */
export const attempted = () => navigator.locks.request(store().name, () => undefined);

afterEach(async () => {
  // What is on its way when a form leaves the page still arrives: not in the next test.
  await attempted();
  await store().clear();
});

/** A form that tries once. */
export const openImpatient = (lang = 'tr'): Promise<RequestForm> => open({ client: impatientClient(), lang });

/** Presses the button that is called so. */
export const press = async (form: RequestForm, label: string): Promise<void> => {
  const found = [...(form.shadowRoot?.querySelectorAll('button') ?? [])].find(
    ({ textContent }) => textContent.trim() === label,
  );
  if (found === undefined) throw new Error(`No button ${label}: ${form.shadowRoot?.textContent}`);
  found.click();
  await settled(form);
};

/** A form whose request waits on this device. */
export const queue = async (): Promise<RequestForm> => {
  playBackend(offline);
  const form = await openImpatient();
  await sendAll(form);
  await eventually(() => query(form, '[part="offer"]'));
  await press(form, 'İnternet gelince kendiliğinden gönder');
  await eventually(() => query(form, '[part="queued"] [part="answers"]'));
  await settled(form);
  return form;
};

/** What stands in the description. */
export const described = (form: RequestForm): string => {
  const area = control(form, 'description');
  return area instanceof HTMLTextAreaElement ? area.value : '';
};
