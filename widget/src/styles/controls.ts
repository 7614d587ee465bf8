import { css } from 'lit';

/** What every field has: its words, its ring and its error. */
export const words = css`
  :host {
    display: block;
    color: var(--_text);
    accent-color: var(--_accent);
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :host(:state(user-invalid)) {
    border-inline-start: 4px solid var(--_error);
    padding-inline-start: calc(var(--_space) * 1.5);
  }
  * {
    box-sizing: border-box;
  }
  p,
  fieldset {
    margin: 0;
    border: 0;
    padding: 0;
    min-inline-size: 0;
  }
  [part='label'] {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  [part='optional'] {
    /* Not torn apart at the end of a line. */
    display: inline-block;
    font-weight: 400;
  }
  [part='optional'],
  [part~='hint'] {
    color: var(--_muted);
  }
  [part='error'] {
    color: var(--_error);
    font-weight: 700;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** A box to type or choose in. Below 16px iOS zooms into the page, hence the font's floor. */
export const controls = css`
  [part='control'] {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_touch);
    margin-block: var(--_space) 0;
    padding: calc(var(--_space) - 1px) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: none;
    background-color: var(--_field);
    color: var(--_text);
    font: inherit;
    font-size: max(16px, 1em);
  }
  [part='control'][aria-invalid] {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  [part='control']:disabled {
    border-style: dashed;
    background-color: var(--_tint);
    color: var(--_muted);
    opacity: 1;
    cursor: not-allowed;
  }
`;
