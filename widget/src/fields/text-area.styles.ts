import { css } from 'lit';

/** Where `field-sizing` is unknown, `rows` and the handle do. */
export const growing = css`
  [part='control'] {
    /* Content decides the height alone: an unbroken word would otherwise widen the page. */
    field-sizing: content;
    inline-size: 100%;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    resize: vertical;
    min-block-size: calc(var(--_rows, 5) * 1lh + var(--_space) * 2);
    max-block-size: max(50vh, 12lh);
  }
  [part='counter'] {
    /* Its line is in the space between two fields, which is there anyway. */
    margin-block-end: -1lh;
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
