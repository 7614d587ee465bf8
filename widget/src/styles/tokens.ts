import { css } from 'lit';

/**
 * The design tokens. A page sets the public names, `--mimer-accent` and so on, anywhere above a component; components read the
 * private ones, `--_accent`, which fall back to the default. Two names, because a default declared on `:host` under the
 * public name would win over what the page has set further out.
 *
 * `light-dark()` follows `color-scheme`, the page's own or that of `theme` on the host. A page without one is a light page, also at
 * night: its background stays white, so the widget's does.
 *
 * Pairs hold WCAG AA on `surface`, `field` and `tint`: 4.5:1 for words, 3:1 for `border` and `focus`.
 *
 * @cssproperty --mimer-accent - Buttons, links, progress and what is chosen.
 * @cssproperty --mimer-on-accent - Words and signs on the accent.
 * @cssproperty --mimer-surface - The ground of what lies on the page: dialogs, lists, the map.
 * @cssproperty --mimer-field - The ground of what is typed in.
 * @cssproperty --mimer-tint - The ground of boxes in the text: notices, hints, the receipt.
 * @cssproperty --mimer-text - Words.
 * @cssproperty --mimer-muted - Words in small print.
 * @cssproperty --mimer-line - Lines between things.
 * @cssproperty --mimer-border - Borders of controls.
 * @cssproperty --mimer-error - What is wrong.
 * @cssproperty --mimer-success - What is done.
 * @cssproperty --mimer-focus - The outline of what has the focus.
 * @cssproperty --mimer-radius - How round corners are.
 * @cssproperty --mimer-space - The unit of all distances.
 * @cssproperty --mimer-touch - The least height of what is pressed.
 * @cssproperty --mimer-font-family - The typeface; by default the page’s.
 * @cssproperty --mimer-font-size - The size of the words; by default the page’s.
 * @cssproperty --mimer-line-height - The height of the lines.
 */
export const tokens = css`
  :host {
    --_accent: var(--mimer-accent, light-dark(#0a5468, #7ccfdf));
    --_on-accent: var(--mimer-on-accent, light-dark(#fff, #06242c));
    --_surface: var(--mimer-surface, light-dark(#fff, #11191e));
    --_field: var(--mimer-field, light-dark(#fff, #19242a));
    --_tint: var(--mimer-tint, light-dark(#e9f2f4, #1b343d));
    --_text: var(--mimer-text, light-dark(#14222a, #e9eff2));
    --_muted: var(--mimer-muted, light-dark(#4b5b65, #b1bfc7));
    --_line: var(--mimer-line, light-dark(#d3dce1, #34434c));
    --_border: var(--mimer-border, light-dark(#63737d, #8d9da7));
    --_error: var(--mimer-error, light-dark(#b3211c, #ffb3a8));
    --_success: var(--mimer-success, light-dark(#17683a, #86d6a3));
    --_focus: var(--mimer-focus, var(--_accent));
    --_radius: var(--mimer-radius, 6px);
    --_space: var(--mimer-space, 8px);
    --_touch: var(--mimer-touch, max(44px, 2.75em));
    font-family: var(--mimer-font-family, inherit);
    font-size: var(--mimer-font-size, inherit);
    line-height: var(--mimer-line-height, 1.5);
  }
  :host([theme='light']) {
    color-scheme: light !important;
  }
  :host([theme='dark']) {
    color-scheme: dark !important;
  }
`;
