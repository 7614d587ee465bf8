import { css } from 'lit';

/** Native radios and checkboxes, each in a row that can be hit anywhere. */
export const choice = css`
  [part='options'] {
    display: grid;
    gap: var(--_space);
  }
  [part='options'],
  [part='error'] + [part='option'] {
    margin-block-start: var(--_space);
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
  }
  [part='option'] {
    position: relative;
    display: grid;
    grid-template-columns: auto 1fr;
    align-content: center;
    align-items: start;
    column-gap: calc(var(--_space) * 1.5);
    min-block-size: var(--_touch);
    padding: calc(var(--_space) - 1px) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background-color: var(--_field);
  }
  [part='option']:has([aria-invalid='true']) {
    border-color: var(--_error);
  }
  [part='option']:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    background-color: var(--_tint);
  }
  [part='option']:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [part='option']:has(:disabled) {
    border: 1px dashed var(--_border);
    box-shadow: none;
    color: var(--_muted);
  }
  input {
    inline-size: max(24px, 1.5em);
    block-size: max(24px, 1.5em);
    margin: 0;
    outline: none;
  }
  [part='option'] label {
    font-weight: 400;
  }
  [part='option'] label::before {
    content: '';
    position: absolute;
    inset: 0;
  }
  [part='option']:not(:has(:disabled)) label::before {
    cursor: pointer;
  }
  [part='option'] [part~='hint'] {
    grid-column: 2;
  }
`;
