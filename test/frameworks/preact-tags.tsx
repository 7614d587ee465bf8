/** @jsxImportSource preact */
import '@melikgazi/mimer-widget/jsx';
import type { RequestForm, StepEvent, SubmittedEvent } from '@melikgazi/mimer-widget';
import { createRef } from 'preact';

const form = createRef<RequestForm>();
const tell = ({ detail }: SubmittedEvent): string => detail.reference;

export const rightUse = (
  <mimer-request-form
    ref={form}
    endpoint="/melikgazi/v1"
    theme="dark"
    prefill={{ givenName: 'Ayşe' }}
    onmimer-submitted={tell}
  >
    <a href="tel:112">112</a>
  </mimer-request-form>
);

export const wrongUse = [
  // @ts-expect-error There is no such theme.
  <mimer-request-form key={1} theme="blue" />,
  // @ts-expect-error What is told of a request that was sent is no step.
  <mimer-request-form key={2} onmimer-submitted={(event: StepEvent) => event.detail.step} />,
  // @ts-expect-error There is no such element.
  <mimer-request-from key={3} />,
];
