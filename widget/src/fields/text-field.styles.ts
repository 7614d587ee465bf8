import { css } from 'lit';

/** Telephone numbers run from left to right everywhere, but stand where the page's lines begin. */
export const sizes = css`
  .s {
    max-inline-size: 8em;
  }
  .m {
    max-inline-size: 16em;
  }
  .l {
    max-inline-size: 28em;
  }
  :host(:dir(rtl)) [part='control'] {
    text-align: right;
  }
`;
