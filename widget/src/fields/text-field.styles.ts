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
  /* Groups of Arabic digits would change places: 0530 123 stands as 123 0530. */
  .digits {
    unicode-bidi: bidi-override;
  }
  :host(:dir(rtl)) [part='control'] {
    text-align: right;
  }
`;
