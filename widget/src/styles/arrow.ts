import { css } from 'lit';

/** A control with a list behind it: room and an arrow at its end. */
export const arrow = css`
  .box {
    position: relative;
  }
  [part='control'] {
    appearance: none;
    padding-inline-end: calc(var(--_touch) + var(--_space) / 2);
    text-overflow: ellipsis;
  }
  /* Words that run against the page stand where its lines begin, and leave the arrow's side free. */
  :host(:dir(rtl)) [part='control']:dir(ltr),
  :host(:dir(ltr)) [part='control']:dir(rtl) {
    padding-inline: calc(var(--_touch) + var(--_space) / 2) calc(var(--_space) * 1.5);
    text-align: end;
  }
  .box::after {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--_touch) / 2 - 5px);
    inset-inline-end: calc(var(--_touch) / 2 - 5px);
    inline-size: 8px;
    block-size: 8px;
    border: solid var(--_border);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
    pointer-events: none;
  }
`;
