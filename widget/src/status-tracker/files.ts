import type { Attachment } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { TrackerMessages } from '../locales/messages.ts';
import { isPicture, type ShownFile } from './shown-files.ts';

/** What a list of files is given. */
export interface FilesView {
  readonly messages: TrackerMessages;
  /** How a file stands; absent where files cannot be fetched. */
  readonly shown: ((id: string) => ShownFile | undefined) | undefined;
  readonly onShow: (attachment: Attachment) => void;
  readonly onHide: (id: string) => void;
}

const content = (attachment: Attachment, file: ShownFile | undefined, { messages }: FilesView): unknown => {
  if (file?.name === 'failed') return html`<p part="file-error">${messages.tracker.fileFailed}</p>`;
  if (file?.name !== 'shown') return nothing;
  const { id, name, width, height } = attachment;
  return isPicture(attachment)
    ? html`<img
        part="picture"
        src=${file.url}
        alt=${name}
        width=${width ?? nothing}
        height=${height ?? nothing}
      />`
    : html`<a part="link" data-file=${id} href=${file.url} download=${name}
        >${messages.tracker.fileActions.save}: ${name}</a
      >`;
};

const button = (attachment: Attachment, view: FilesView): unknown => {
  if (view.shown === undefined) return nothing;
  const { id, name } = attachment;
  const { show, hide, save, loading } = view.messages.tracker.fileActions;
  const file = view.shown(id);
  const isShown = file?.name === 'shown';
  const words = isShown ? hide : isPicture(attachment) ? show : save;
  return html`<button
    part="button secondary small"
    type="button"
    aria-label="${words}: ${name}"
    aria-expanded=${isShown ? 'true' : 'false'}
    aria-disabled=${file?.name === 'loading' ? 'true' : nothing}
    @click=${() => (isShown ? view.onHide(id) : view.onShow(attachment))}
  >
    ${file?.name === 'loading' ? loading : words}
  </button>`;
};

/** Files, each with a button of its own: nothing is fetched that nobody asked for. */
export const renderFiles = (attachments: readonly Attachment[], view: FilesView): TemplateResult =>
  html`<ul part="files">
    ${attachments.map(
      attachment =>
        html`<li part="file">
          <p part="file-name">
            <bdi>${attachment.name}</bdi>
            <span part="file-size">${view.messages.tracker.size(attachment.bytes)}</span>
          </p>
          ${button(attachment, view)} ${content(attachment, view.shown?.(attachment.id), view)}
        </li>`,
    )}
  </ul>`;
