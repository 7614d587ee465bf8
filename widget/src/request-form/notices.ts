import { html, nothing } from 'lit';
import type { FlowState } from '../flow/state.ts';
import type { FormMessages } from '../locales/messages.ts';

/** What the lines above the form are about. */
export interface NoticeContext {
  readonly state: FlowState;
  readonly messages: FormMessages['draft'];
  /** Whether the form began with answers from before a reload. */
  readonly isRestored: boolean;
  readonly onRemove: () => void;
  readonly onAsk: () => void;
  readonly onShowFound: () => void;
}

/** That answers were kept over a reload, where they are asked, and how they go. */
export const draftLine = ({ state, messages, isRestored, onRemove }: NoticeContext): unknown => {
  const early = state.name === 'loading' || state.name === 'unavailable';
  const asked = state.name === 'filling' && (state.step === 'subject' || state.step === 'place');
  if (!isRestored || !(early || asked)) return nothing;
  return html`<div part="draft">
    <p><strong>${messages.kept}</strong> ${messages.keptHow}</p>
    <button part="change" type="button" @click=${onRemove}>${messages.remove}</button>
  </div>`;
};

/** What became of an attempt from before a reload. */
export const formerLine = ({ state, messages, onAsk, onShowFound }: NoticeContext): unknown => {
  const { former, found } = (state.name === 'filling' && state.intent) || {};
  if (found !== undefined)
    return html`<div part="former">
      <p>
        <strong>${messages.found}</strong>
        <bdi dir="ltr">${found.reference}</bdi>. ${messages.foundSafe}
      </p>
      <button part="change" type="button" @click=${onShowFound}>${messages.showFound}</button>
    </div>`;
  if (state.name !== 'filling' || former === undefined) return nothing;
  if (former !== 'unknown') return html`<p part="former">${messages[former]}</p>`;
  if (!state.catalogue.jurisdiction.capabilities.includes('receipt'))
    return html`<p part="former">${messages.unknown} ${messages.unknownSafe}</p>`;
  return html`<div part="former">
    <p>${messages.unknown} ${messages.unknownAgain} ${messages.unknownSafe}</p>
    <button part="change" type="button" @click=${onAsk}>${messages.askNow}</button>
  </div>`;
};
