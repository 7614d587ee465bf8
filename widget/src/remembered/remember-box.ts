import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CommonMessages, FormMessages } from '../locales/messages.ts';

/** What the box is given. */
export interface RememberBoxView {
  readonly messages: CommonMessages & Pick<FormMessages, 'remember'>;
  /** Absent where this device cannot remember. */
  readonly isRemembered: boolean | undefined;
  readonly onChange: (isWanted: boolean) => void;
}

/** The box with which a citizen has this device remember a request. */
export const renderRememberBox = ({
  messages,
  isRemembered,
  onChange,
}: RememberBoxView): TemplateResult | typeof nothing =>
  isRemembered === undefined
    ? nothing
    : html`<mimer-checkbox
        part="field remember"
        name="remember"
        .label=${messages.remember.label}
        .hint=${messages.remember.hint}
        .messages=${messages.field}
        .value=${live(isRemembered)}
        @change=${({ target }: Event) => {
          if (target !== null && 'checked' in target) onChange(target.checked === true);
        }}
      ></mimer-checkbox>`;
