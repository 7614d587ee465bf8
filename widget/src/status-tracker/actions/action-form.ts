import { html, nothing, type TemplateResult } from 'lit';
import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import { formatDate } from '../../format-date.ts';
import { failureNotice } from '../../request-form/failure-notice.ts';
import { entryOf } from '../../request-form/words.ts';
import type { TrackerMessages } from '../../locales/messages.ts';
import { lastDayToReopen, otherChannels, type ActionName } from '../offers.ts';
import type { Place } from '../place.ts';
import { summaryBox } from '../summary-box.ts';
import type { ActionController } from './action-controller.ts';
import {
  isActionField,
  isOptional,
  longestText,
  type ActionField,
  type ActionProblem,
} from './action-draft.ts';

/** What an action's form is given. */
export interface ActionView {
  readonly name: ActionName;
  readonly actions: ActionController;
  readonly request: TrackedRequest;
  readonly place: Place;
  readonly messages: TrackerMessages;
  /** Whether it can still be done; if not, what was typed is shown all the same. */
  readonly isOffered: boolean;
  readonly focusField: (name: string) => void;
  readonly onCancel: () => void;
}

const wordsOf = ({ field, code }: ActionProblem, { name, actions, messages }: ActionView): string => {
  const words = messages.tracker.actions;
  if (code === 'unreachable') return words.changeReplyChannel.unreachable;
  if (code === 'too_long')
    return messages.field.tooMany(Math.max(1, actions.draftOf(name)[field].trim().length - longestText));
  return name === 'withdraw' ? words.reply.required : words[name].required;
};

const errorAt = (view: ActionView, field: ActionField): string => {
  const problem = view.actions.problems.find(found => found.field === field);
  return problem === undefined ? '' : wordsOf(problem, view);
};

const textField = (view: ActionView, label: string, hint = ''): TemplateResult => {
  const { name, actions, messages } = view;
  return html`<mimer-text-area
    part="field"
    name="text"
    rows="4"
    maxlength=${longestText}
    ?required=${!isOptional(name, 'text')}
    .label=${label}
    .hint=${hint}
    .messages=${messages.field}
    .error=${errorAt(view, 'text')}
    .value=${actions.draftOf(name).text}
  ></mimer-text-area>`;
};

const choices = (
  view: ActionView,
  field: 'score' | 'channel',
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
): TemplateResult =>
  html`<mimer-radio-group
    part="field"
    name=${field}
    required
    .label=${label}
    .options=${options}
    .messages=${view.messages.field}
    .error=${errorAt(view, field)}
    .value=${view.actions.draftOf(view.name)[field]}
  ></mimer-radio-group>`;

const intro = (words: string): TemplateResult => html`<p part="intro">${words}</p>`;

const scores = [5, 4, 3, 2, 1] as const;

const questions: Readonly<Record<ActionName, (view: ActionView) => TemplateResult>> = {
  reply: view => {
    const { label, hint } = view.messages.tracker.actions.reply;
    return html`${textField(view, label, hint)} ${view.actions.tray?.render() ?? nothing}`;
  },
  rate: view => {
    const words = view.messages.tracker.actions.rate;
    const options = scores.map(score => ({ value: String(score), label: words.scores[score] }));
    return html`${choices(view, 'score', words.label, options)} ${textField(view, words.text)}`;
  },
  reopen: view => {
    const { request, place, messages } = view;
    const words = messages.tracker.actions.reopen;
    const lastDay = lastDayToReopen(request, place);
    const until = lastDay && words.until(formatDate(lastDay, 'day', messages.dates, place.timeZone));
    return html`${until ? intro(until) : nothing} ${textField(view, words.label)}`;
  },
  changeReplyChannel: view => {
    const { request, place, messages } = view;
    const words = messages.tracker.actions.changeReplyChannel;
    const nameOf = (channel: string) => entryOf<string>(messages.channels, channel) ?? channel;
    const options = otherChannels(request, place).map(value => ({ value, label: nameOf(value) }));
    return html`${intro(words.now(nameOf(request.reply.channel)))}
    ${choices(view, 'channel', words.label, options)}`;
  },
  withdraw: view => {
    const words = view.messages.tracker.actions.withdraw;
    return html`<p part="caution">${words.forGood}</p>
      ${textField(view, words.label)}`;
  },
};

const noticeOf = ({ actions, messages, isOffered }: ActionView): unknown => {
  const words = messages.tracker.actions;
  const text = isOffered ? actions.notice && words[actions.notice] : words.over;
  return text === undefined ? nothing : html`<p part="caution" id="action-notice" tabindex="-1">${text}</p>`;
};

const troubleOf = (view: ActionView): unknown => {
  const { actions, messages, place, focusField } = view;
  const { notSent, unknown } = messages.tracker.actions;
  if (actions.failure !== undefined) {
    return failureNotice(
      actions.failure,
      { ...messages, problems: { ...messages.problems, ...messages.tracker.problems } },
      { title: actions.isUnknown ? unknown : notSent, phone: place.phone },
    );
  }
  const problems = actions.problems.map(problem => ({ name: problem.field, words: wordsOf(problem, view) }));
  return summaryBox(problems, messages, focusField, 'action-summary');
};

const buttons = (view: ActionView): TemplateResult => {
  const { name, actions, messages, isOffered, onCancel } = view;
  const words = messages.tracker.actions;
  const { isCalling } = actions;
  const isSending = actions.sending !== undefined;
  const confirmed = name === 'withdraw' && actions.isConfirming && words.withdraw.confirmed;
  const busy = (name === 'reply' && actions.tray?.waitingWords) || words.sending;
  const submit = actions.failure === undefined ? confirmed || words[name].submit : messages.tryAgain;
  return html`<div part="buttons">
    ${
      isOffered
        ? html`<button part="button" type="submit" aria-disabled=${isSending ? 'true' : nothing}>
            ${isSending ? busy : submit}
          </button>`
        : nothing
    }
    <button
      part="button secondary"
      type="button"
      aria-disabled=${isCalling ? 'true' : nothing}
      @click=${isCalling ? nothing : actions.isConfirming ? () => actions.stepBack() : onCancel}
    >
      ${words.cancel}
    </button>
  </div>`;
};

/** The form of an action. */
export const renderActionForm = (view: ActionView): TemplateResult => {
  const { name, actions, messages } = view;
  const { confirm } = messages.tracker.actions.withdraw;
  const handleInput = ({ target }: Event): void => {
    if (target === null || !('name' in target && 'value' in target)) return;
    const { name: field, value } = target;
    if (typeof field === 'string' && typeof value === 'string' && isActionField(field))
      actions.answer(name, field, value);
  };
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    if (view.isOffered) void actions.send(name);
  };
  return html`<form
    part="action-form"
    novalidate
    @input=${handleInput}
    @change=${handleInput}
    @submit=${handleSubmit}
  >
    ${noticeOf(view)} ${troubleOf(view)}
    ${
      actions.isConfirming
        ? html`<p part="caution" id="action-confirm" tabindex="-1">${confirm}</p>`
        : questions[name](view)
    }
    ${buttons(view)}
  </form>`;
};
