import { css } from 'lit';

/** What happened, with its files. */
export const timelineStyles = css`
  [part='timeline'] {
    display: grid;
    list-style: none;
  }
  [part='event'] {
    position: relative;
    padding-block-end: calc(var(--_space) * 2.5);
    padding-inline-start: calc(var(--_space) * 3.5);
  }
  [part='event']::before {
    content: '';
    position: absolute;
    inset-block: 0.4em 0;
    inset-inline-start: 0;
    box-sizing: border-box;
    inline-size: 16px;
    block-size: 16px;
    border: 3px solid var(--_accent);
    border-radius: 50%;
    background: var(--_surface);
    forced-color-adjust: none;
  }
  [part='event']:last-child::before {
    background: var(--_accent);
  }
  [part='event']:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-block: calc(0.4em + 16px) -0.4em;
    inset-inline-start: 7px;
    border-inline-start: 2px solid var(--_line);
  }
  [part='event']:last-child {
    padding-block-end: 0;
  }
  [part='event']:focus {
    outline: 3px solid var(--_focus);
    outline-offset: 4px;
    border-radius: 2px;
  }
  [part='event-title'] {
    font-weight: 600;
  }
  [part='event-date'],
  [part='event-delivery'],
  [part='file-size'] {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  [part='event-text'] {
    margin-block-start: calc(var(--_space) / 2);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  [part='event-delivery'] {
    margin-block-start: calc(var(--_space) / 2);
  }
  [part='event-delivery'].sent::before {
    content: '';
    display: inline-block;
    inline-size: 5px;
    block-size: 10px;
    margin-inline: 3px 8px;
    border: solid var(--_success);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  [part='files'] {
    gap: var(--_space);
    margin-block-start: var(--_space);
  }
  [part='file'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
  }
  [part='file-name'] {
    flex: 1 1 10rem;
    overflow-wrap: anywhere;
  }
  [part='picture'] {
    flex-basis: 100%;
    max-inline-size: 100%;
    block-size: auto;
    max-block-size: 80vh;
    object-fit: contain;
    object-position: 0 50%;
    border-radius: var(--_radius);
  }
  [part='file'] [part='link'],
  [part='file-error'] {
    flex-basis: 100%;
  }
  [part='file-error'] {
    color: var(--_error);
  }
`;
