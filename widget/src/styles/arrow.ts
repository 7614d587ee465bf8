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
