import type {
  FormClient,
  Prefill,
  RequestForm as RequestFormElement,
  StepEvent,
  StepName,
  SubmittedEvent,
} from '@melikgazi/mimer-widget';
import { Combobox, Launcher, RequestForm, StatusTracker, TextField } from '@melikgazi/mimer-widget/react';
import { useRef } from 'react';

// What these components take and refuse; what is refused has to be, or the compiler complains of the comment above it.

const prefill: Prefill = { givenName: 'Ayşe', anonymous: false };

export const RightUse = ({ client }: { readonly client: FormClient }) => {
  const form = useRef<RequestFormElement>(null);
  const tell = ({ detail }: SubmittedEvent): string => detail.reference;
  return (
    <div style={{ '--mimer-accent': 'rebeccapurple' }}>
      <RequestForm
        ref={form}
        className="form"
        endpoint="/melikgazi/v1"
        lang="tr"
        theme="dark"
        headingLevel={3}
        draft="off"
        history
        client={client}
        prefill={prefill}
        messages={{ locale: 'tr' }}
        onClick={() => form.current?.goTo('place')}
        onMimerSubmitted={tell}
        onMimerStep={({ detail }) => detail.step satisfies StepName | 'receipt'}
        onMimerBeforeSubmit={event => event.preventDefault()}
        onMimerError={({ detail }) => detail.code.toUpperCase()}
      >
        <a href="tel:112">112</a>
      </RequestForm>
      <StatusTracker
        reference="2026-4819073-2"
        onMimerTracked={({ detail }) => detail.status satisfies string}
      />
      <Launcher position="corner" sections="form contacts" onMimerOpen={event => event.stopPropagation()} />
      <TextField label="Ad" required onChange={event => event.composedPath()} />
      <Combobox options={[{ value: '1', label: 'Bir' }]} search={() => []} />
    </div>
  );
};

export const wrongUse = [
  // @ts-expect-error There is no such theme.
  <RequestForm key={1} theme="blue" />,
  // @ts-expect-error There is no such way to keep a draft.
  <RequestForm key={2} draft="for ever" />,
  // @ts-expect-error A level is a number.
  <RequestForm key={3} headingLevel="3" />,
  // @ts-expect-error A client can do more than this.
  <RequestForm key={4} client={{ jurisdiction: {} }} />,
  // @ts-expect-error The form asks no such question.
  <RequestForm key={5} prefill={{ shoeSize: '43' }} />,
  // @ts-expect-error There is no such event.
  <RequestForm key={6} onMimerSubmited={() => undefined} />,
  // @ts-expect-error The form tells of no request that was tracked.
  <RequestForm key={7} onMimerTracked={() => undefined} />,
  // @ts-expect-error What is told of a request that was sent is no step.
  <RequestForm key={8} onMimerSubmitted={(event: StepEvent) => event.detail.step} />,
  // @ts-expect-error There is no such property.
  <StatusTracker key={9} code="1234567890" />,
  // @ts-expect-error There is no such place for the button.
  <Launcher key={10} position="left" />,
];
