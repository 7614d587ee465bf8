import type { Notice } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { hidesIdentity, noticesOf, requirementsOf } from '../../flow/requirements.ts';
import { checkbox, radioGroup, textArea, textField } from '../field-templates.ts';
import type { StepContext } from '../step-context.ts';

/** On a page that runs from right to left, a notice in another script is in the municipality's own language. */
const languageOf = (text: string, { draft, messages }: StepContext): string =>
  messages.dir === 'rtl' && !/[\u0590-\u08ff]/.test(text)
    ? draft.catalogue.jurisdiction.defaultLocale
    : messages.locale;

const noticeTemplate = (
  context: StepContext,
  { id, title, summary, text, url }: Notice,
): TemplateResult => html`
  <section part="notice" aria-labelledby="notice-${id}">
    <p part="notice-title" id="notice-${id}">${title}</p>
    <p>${summary}</p>
    ${
      text === undefined
        ? nothing
        : html`<details part="notice-details">
            <summary>${context.messages.noticeText}</summary>
            <div part="notice-text" dir="auto" lang=${languageOf(text, context)}>${text}</div>
          </details>`
    }
    ${
      url === undefined
        ? nothing
        : html`<p>
            <a part="link" href=${url} target="_blank" rel="noopener noreferrer"
              >${context.messages.noticeText} ${context.messages.newTab}</a
            >
          </p>`
    }
    ${checkbox(context, `notice:${id}`, { required: true })}
  </section>
`;

/** Who asks, as far as kind and service want to know, and how they want to hear the result. */
export const renderYou = (context: StepContext): TemplateResult => {
  const { draft, messages } = context;
  const { hints } = messages;
  const asked = requirementsOf(draft);
  const names = { required: asked.names === 'required' };
  const channels = draft.catalogue.jurisdiction.replyChannels.map(channel => ({
    value: channel,
    label: messages.channels[channel],
    ...(channel === 'none' && { hint: messages.channelNone }),
  }));
  return html`
    ${asked.anonymityOffered ? checkbox(context, 'anonymous', { hint: hints.anonymous }) : nothing}
    ${
      asked.names === 'none'
        ? nothing
        : html`${textField(context, 'givenName', { ...names, autocomplete: 'given-name' })}
          ${textField(context, 'familyName', { ...names, autocomplete: 'family-name' })}`
    }
    ${
      asked.nationalId === 'none'
        ? nothing
        : textField(context, 'nationalId', {
            required: true,
            hint: hints.nationalId,
            inputmode: 'numeric',
            autocomplete: 'off',
            size: 'm',
          })
    }
    ${asked.anonymous ? nothing : radioGroup(context, 'channel', channels, { required: true })}
    ${
      asked.phone === 'none'
        ? nothing
        : textField(context, 'phone', {
            required: asked.phone === 'required',
            plain: asked.eitherContact,
            hint: hints.phone,
            type: 'tel',
            autocomplete: 'tel',
            size: 'm',
          })
    }
    ${
      asked.email === 'none'
        ? nothing
        : textField(context, 'email', {
            required: asked.email === 'required',
            plain: asked.eitherContact,
            hint: hints.email,
            type: 'email',
            inputmode: 'email',
            autocomplete: 'email',
          })
    }
    ${
      asked.address === 'none'
        ? nothing
        : textArea(context, 'address', {
            required: true,
            hint: hints.address,
            rows: 3,
            autocomplete: 'street-address',
          })
    }
    ${
      asked.hideIdentity === undefined
        ? nothing
        : checkbox(context, 'hideIdentity', { hint: hints.hideIdentity, checked: hidesIdentity(draft) })
    }
    ${noticesOf(draft).map(notice => noticeTemplate(context, notice))}
  `;
};
