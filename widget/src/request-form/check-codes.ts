import type { Catalogue } from '../flow/catalogue.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import { tell } from '../troubles/tell.ts';
import type { TroubledElement } from '../troubles/trouble.ts';

/** A form, as far as its webmaster may have got it wrong. */
export interface TroubledForm extends TroubledElement {
  readonly service: string;
  readonly kind: string;
  readonly messages: MessageOverrides | undefined;
}

/** Looks whether the municipality has the service and the kind that a form is to start with. */
export const checkCodes = (form: TroubledForm, { jurisdiction, services }: Catalogue): void => {
  const offered = { service: services, kind: jurisdiction.kinds };
  for (const name of ['service', 'kind'] as const) {
    const codes = offered[name].map(({ code }) => code);
    if (form[name] !== '' && !codes.includes(form[name])) void tell({ codes: { [name]: codes } }, form);
  }
};
