import type { Prefill, StepEvent, StepName, SubmittedEvent } from '@melikgazi/mimer-widget';

// What the page's own functions know of the elements once the package is imported from anywhere.

const prefill: Prefill = { givenName: 'Ayşe' };
const tell = ({ detail }: SubmittedEvent): string => detail.reference;

export const rightUse = (): void => {
  const form = document.createElement('mimer-request-form');
  form.endpoint = '/melikgazi/v1';
  form.theme = 'dark';
  form.prefill = prefill;
  form.addEventListener('mimer-submitted', tell);
  form.addEventListener('mimer-step', ({ detail }) => detail.step satisfies StepName | 'receipt');
  document.querySelector('mimer-launcher')?.open('tracker');
};

export const wrongUse = (): void => {
  const form = document.createElement('mimer-request-form');
  // @ts-expect-error There is no such theme.
  form.theme = 'blue';
  // @ts-expect-error The form asks no such question.
  form.prefill = { shoeSize: '43' };
  // @ts-expect-error There is no such step.
  form.goTo('payment');
  // @ts-expect-error What is told of a request that was sent is no step.
  form.addEventListener('mimer-submitted', (event: StepEvent) => event.detail.step);
  // @ts-expect-error There is no such section.
  document.querySelector('mimer-launcher')?.open('news');
};
