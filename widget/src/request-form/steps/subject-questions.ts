import { html, nothing, type TemplateResult } from 'lit';
import type { Service } from '@melikgazi/mimer-sdk';
import { rawText, textOf } from '../../flow/answers.ts';
import { kindsOf } from '../../flow/catalogue.ts';
import { isRedirected } from '../../flow/draft.ts';
import { attributeField, questionsOf } from '../../flow/questions.ts';
import { suggestServices } from '../../flow/search-services.ts';
import { attributeQuestion } from '../attribute-question.ts';
import { radioGroup } from '../field-templates.ts';
import { phoneLink } from '../phone-link.ts';
import { commonOf, type StepContext } from '../step-context.ts';
import { serviceField, subjectRest } from './subject-rest.ts';

const suggestions = ({ draft, messages, answer, focusField }: StepContext): unknown => {
  const { catalogue, answers, service } = draft;
  const suggested =
    service === undefined ? suggestServices(catalogue.services, textOf(answers, 'description')) : [];
  if (suggested.length === 0) return nothing;
  const choose = (code: string) => {
    answer('service', code);
    focusField('service');
  };
  return html`<div part="suggestions" role="group" aria-labelledby="suggestions-title">
    <p part="suggestions-title" id="suggestions-title">${messages.suggestions}</p>
    ${suggested.map(
      ({ code, name }) =>
        html`<button part="suggestion" type="button" @click=${() => choose(code)}>${name}</button>`,
    )}
  </div>`;
};

/** Whom to call, where the municipality is not in charge; the law has it pass requests on, hence "anyway". */
const redirection = ({ messages, answer, focusField }: StepContext, { code, redirect }: Service): unknown => {
  if (redirect === undefined) return nothing;
  const goOn = () => {
    answer('anyway', code);
    focusField('kind');
  };
  return html`<div part="redirect">
    <p part="redirect-title">${messages.redirect.title}</p>
    <p><strong>${redirect.name}</strong> ${phoneLink(redirect.phone)}</p>
    <p>${redirect.text}</p>
    ${
      redirect.url === undefined
        ? nothing
        : html`<p>
            <a part="link" href=${redirect.url} target="_blank" rel="noopener noreferrer"
              >${messages.redirect.website} ${messages.newTab}</a
            >
          </p>`
    }
    <button part="button secondary" type="button" @click=${goOn}>${messages.redirect.anyway}</button>
  </div>`;
};

const questions = (context: StepContext): unknown => {
  const asked = questionsOf(context.draft);
  if (asked.length === 0) return nothing;
  return html`<fieldset part="group">
    <legend part="group-title">${context.messages.questions}</legend>
    ${asked.map(attribute => attributeQuestion(context, attribute, attributeField(attribute.code)))}
  </fieldset>`;
};

/** The rest of the first step, once the municipality's subjects are here: service, kind, the service's own questions. */
export const subjectQuestions = (context: StepContext): TemplateResult => {
  const { draft, messages } = context;
  const { catalogue, service } = draft;
  const kinds = service === undefined ? [] : kindsOf(catalogue, service);
  const { error } = commonOf(context, 'service');
  return subjectRest(
    serviceField(catalogue.services, messages, rawText(draft.answers, 'service'), error),
    suggestions(context),
    service === undefined
      ? nothing
      : isRedirected(draft)
        ? redirection(context, service)
        : html`
            ${service.sensitive ? html`<p part="caution">${messages.caution}</p>` : nothing}
            ${
              kinds.length > 1
                ? radioGroup(
                    context,
                    'kind',
                    kinds.map(({ code, name, description }) => ({
                      value: code,
                      label: name,
                      hint: description,
                    })),
                    { required: true },
                  )
                : nothing
            }
            ${questions(context)}
          `,
  );
};
