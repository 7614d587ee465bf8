import { css } from 'lit';

/** Where `field-sizing` is unknown, `rows` and the handle do. */
export const growing = css`
  [part='control'] {
    field-sizing: content;
    resize: vertical;
    min-block-size: calc(var(--_rows, 5) * 1lh + var(--_space) * 2);
    max-block-size: max(50vh, 12lh);
  }
  [part='counter'] {
    color: var(--_muted);
  }
  .early {
    visibility: hidden;
  }
  [part='counter'].over {
    color: var(--_error);
    font-weight: 700;
  }
`;
