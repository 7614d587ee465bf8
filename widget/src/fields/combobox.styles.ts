import { css } from 'lit';

export const list = css`
  .box:has([part='clear'])::after {
    display: none;
  }
  [part='clear'] {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    inline-size: var(--_touch);
    block-size: var(--_touch);
    border: 0;
    padding: 0;
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  [part='clear']::before {
    content: '\\d7' / '';
    /* Not on the button: its size is in em, and would grow along. */
    font-size: 1.5em;
    line-height: 1;
  }
  [part='listbox'],
  [part='empty'] {
    position: absolute;
    z-index: 10;
    inset-block-start: calc(100% + 8px);
    inset-inline: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_field);
    box-shadow: 0 6px 20px rgb(0 0 0 / 0.18);
  }
  [part='listbox'] {
    max-block-size: min(22em, 45vh);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  [part='empty'] {
    padding: calc(var(--_space) * 1.5);
    color: var(--_muted);
  }
  [part='group'] {
    padding: var(--_space) calc(var(--_space) * 1.5) calc(var(--_space) / 2);
    color: var(--_muted);
    font-weight: 600;
  }
  [part~='option'] {
    display: flex;
    flex-direction: column;
    justify-content: center;
    min-block-size: var(--_touch);
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    cursor: pointer;
  }
  [part~='option']:hover,
  [aria-selected='true'] {
    background-color: var(--_tint);
  }
  [aria-selected='true'] {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  [part~='chosen'] {
    font-weight: 600;
  }
  [part='description'] {
    color: var(--_muted);
    font-weight: 400;
  }
`;
