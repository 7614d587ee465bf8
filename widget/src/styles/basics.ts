import { css } from 'lit';
import { armour } from './armour.ts';

/** What all elements begin with, also the form before the rest of it is here. */
export const basics = css`
  :host {
    display: block;
  }
  ${armour}
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  button {
    font: inherit;
    cursor: pointer;
  }
  [part='heading'] {
    font-size: clamp(1.5em, 1.25em + 1.2vw, 2em);
    font-weight: 700;
    line-height: 1.2;
    text-wrap: balance;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [part='buttons']:not(:has(*)) {
    display: none;
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
