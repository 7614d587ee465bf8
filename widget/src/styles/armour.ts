import { css } from 'lit';

/**
 * What the page’s style sheet does to everything (`* { all: unset !important }`, upper case, ten pixels) ends here. Its rules
 * reach the host and come in by inheritance; `base`, which all of a component stands in, is out of their reach. So it is
 * `base` that takes nothing over but what is the page’s to decide: its font, its `color-scheme`, whether it is seen and can be hit.
 * The host stays the page’s own, to place, to size and to hide.
 */
export const armour = css`
  :host {
    --_inline-size: var(--mimer-max-inline-size, max(42rem, 672px));
    box-sizing: border-box;
    /* As wide as there is room also where a box fits its content: in a flex row, as a float. */
    inline-size: -moz-available;
    inline-size: -webkit-fill-available;
    inline-size: stretch;
    min-inline-size: 0;
    max-inline-size: min(100%, var(--_inline-size));
  }
  [part='base'] {
    all: initial;
    display: block;
    flex: 1 1 auto;
    box-sizing: border-box;
    /* A container has no width by its content: where the host takes its width from there, it is that of a small telephone. */
    container-type: inline-size;
    contain-intrinsic-inline-size: 280px;
    min-inline-size: 0;
    max-inline-size: var(--_inline-size);
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    -webkit-font-smoothing: inherit;
    font-family: var(--mimer-font-family, inherit);
    font-size: max(16px, 1em);
    line-height: var(--mimer-line-height, 1.5);
    color: var(--_text);
    accent-color: var(--_accent);
    overflow-wrap: break-word;
    -webkit-user-select: text;
    user-select: text;
  }
`;
