/** A form that is measured beside ours; its page is in `peers/<name>`. */
export interface Peer {
  readonly name: string;
  readonly label: string;
  readonly of: 'peer' | 'floor';
  /** What its page has in place of an empty element that the script fills. */
  readonly form?: string;
}

export const staticForm = { name: 'static', label: 'a static form', of: 'floor', form: 'form.html' } as const;
export const formKit = { name: 'formkit', label: 'FormKit (Vue)', of: 'peer' } as const;

/** The floor and the peers, in the order of the table. */
export const peers: readonly Peer[] = [
  staticForm,
  formKit,
  { name: 'react-hook-form', label: 'react-hook-form + zod', of: 'peer' },
  { name: 'surveyjs', label: 'SurveyJS', of: 'peer' },
  { name: 'formio', label: 'Form.io', of: 'peer' },
];
