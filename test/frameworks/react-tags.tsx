import '@melikgazi/mimer-widget/jsx';
import type { ContactClient, RequestForm, StepEvent, SubmittedEvent } from '@melikgazi/mimer-widget';
import { useRef } from 'react';

// The tags themselves, for React 19. JSX looks at no name with a hyphen that it does not know, so that what is refused here
// is what a known name may not have; a name that is not known is for the components in `react-wrappers.tsx` to refuse.

export const RightUse = ({ client }: { readonly client: ContactClient }) => {
  const form = useRef<RequestForm>(null);
  const tell = ({ detail }: SubmittedEvent): string => detail.reference;
  return (
    <main style={{ '--mimer-accent': 'rebeccapurple' }}>
      <mimer-request-form
        ref={form}
        className="form"
        endpoint="/melikgazi/v1"
        lang="tr"
        theme="light"
        heading-level={3}
        prefill={{ givenName: 'Ayşe' }}
        onmimer-submitted={tell}
        onmimer-error={({ detail }) => detail.code.toUpperCase()}
      >
        <a href="tel:112">112</a>
      </mimer-request-form>
      <mimer-contact-centre client={client} onmimer-ready={event => event.stopPropagation()} />
      <mimer-text-field label="Ad" required onchange={event => event.composedPath()} />
    </main>
  );
};

export const wrongUse = [
  // @ts-expect-error There is no such theme.
  <mimer-request-form key={1} theme="blue" />,
  // @ts-expect-error A level is a number.
  <mimer-request-form key={2} heading-level="three" />,
  // @ts-expect-error The form asks no such question.
  <mimer-request-form key={3} prefill={{ shoeSize: '43' }} />,
  // @ts-expect-error What is told of a request that was sent is no step.
  <mimer-request-form key={4} onmimer-submitted={(event: StepEvent) => event.detail.step} />,
  // @ts-expect-error There is no such property.
  <mimer-status-tracker key={5} code="1234567890" />,
  // @ts-expect-error There is no such element.
  <mimer-request-from key={6} />,
];
