/** @jsxImportSource solid-js */
import '@melikgazi/mimer-widget/jsx';
import type { RequestForm, StepEvent, SubmittedEvent } from '@melikgazi/mimer-widget';

const hold = (form: RequestForm): void => form.reset();
const tell = ({ detail }: SubmittedEvent): string => detail.reference;

export const rightUse = () => (
  <mimer-request-form
    ref={hold}
    endpoint="/melikgazi/v1"
    theme="dark"
    prop:prefill={{ givenName: 'Ayşe' }}
    on:mimer-submitted={tell}
  >
    <a href="tel:112">112</a>
  </mimer-request-form>
);

export const wrongUse = () => [
  // @ts-expect-error There is no such theme.
  <mimer-request-form theme="blue" />,
  // @ts-expect-error The form asks no such question.
  <mimer-request-form prop:prefill={{ shoeSize: '43' }} />,
  // @ts-expect-error What is told of a request that was sent is no step.
  <mimer-request-form on:mimer-submitted={(event: StepEvent) => event.detail.step} />,
  // @ts-expect-error There is no such element.
  <mimer-request-from />,
];
