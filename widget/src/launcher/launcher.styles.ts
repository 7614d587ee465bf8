import { css } from 'lit';
import { blocks } from '../styles/blocks.ts';
import { tokens } from '../styles/tokens.ts';

export const launcherStyles = [
  tokens,
  ...blocks,
  css`
    /* As small as its button: what is around it is the page's, to be seen and pressed. */
    :host {
      display: inline-block;
      inline-size: fit-content;
      max-inline-size: none;
    }
    /* A button is as wide as its words, in the corner as in a line of text. */
    [part='base'] {
      container-type: normal;
      contain-intrinsic-inline-size: none;
    }
    :host([position='corner']) {
      position: fixed;
      /* In a corner of the screen that a telephone has rounded or cut away, left or right. */
      inset-block-end: max(16px, env(safe-area-inset-bottom));
      inset-inline-end: max(16px, env(safe-area-inset-left), env(safe-area-inset-right));
      z-index: var(--mimer-layer, 1000);
    }
    :host([position='corner']) [part~='trigger'] {
      border-radius: calc(var(--_touch) / 2 + 2px);
      box-shadow: 0 2px 12px color-mix(in srgb, var(--_text) 30%, transparent);
    }
    [part~='trigger'].aside {
      opacity: 0;
      pointer-events: none;
    }
    [part='dialog'] {
      inline-size: min(48rem, 100vw - 2rem);
      block-size: min(54rem, 100dvh - 2rem);
      max-inline-size: none;
      max-block-size: none;
      padding: 0;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 2);
      background: var(--_surface);
      color: var(--_text);
      overflow: hidden;
      overscroll-behavior: contain;
    }
    [part='dialog'][open] {
      display: flex;
      flex-direction: column;
    }
    [part='dialog']::backdrop {
      background: var(--mimer-backdrop, rgb(6 20 26 / 0.6));
    }
    [part='dialog-head'] {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: 0 calc(var(--_space) * 2);
      padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
      border-block-end: 1px solid var(--_line);
    }
    [part='dialog-head']:has([part='tabs']) {
      padding-block-end: 0;
    }
    [part='title'] {
      font-size: 1.25em;
      font-weight: 700;
      line-height: 1.3;
      text-wrap: balance;
    }
    [part='close'] {
      display: grid;
      place-items: center;
      inline-size: var(--_touch);
      block-size: var(--_touch);
      margin-inline-end: calc(var(--_space) * -1.5);
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: transparent;
      color: inherit;
    }
    [part='close']:hover {
      background: var(--_tint);
    }
    [part='close'] svg {
      inline-size: 24px;
      block-size: 24px;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
    }
    [part='tabs'] {
      grid-column: 1 / -1;
      display: flex;
      gap: calc(var(--_space) * 3);
    }
    [part~='tab'] {
      min-block-size: var(--_touch);
      padding: var(--_space) 0;
      border: 0;
      border-block-end: 3px solid transparent;
      background: none;
      color: var(--_muted);
      font-weight: 600;
      line-height: 1.25;
      overflow-wrap: normal;
      text-align: center;
    }
    [part~='tab']:hover {
      color: var(--_text);
      border-block-end-color: var(--_line);
    }
    [part~='selected'],
    [part~='selected']:hover {
      border-block-end-color: var(--_accent);
      color: var(--_accent);
    }
    [part='panel'] {
      flex: 1;
      min-block-size: 0;
      padding: calc(var(--_space) * 3);
      overflow-y: auto;
      overscroll-behavior: contain;
    }
    [part='panel'] > * {
      margin-inline: auto;
    }
  `,
  css`
    @media (max-width: 40rem) {
      [part='dialog'] {
        inline-size: 100%;
        block-size: 100dvh;
        margin: 0;
        border: 0;
        border-radius: 0;
      }
      [part='dialog-head'] {
        padding-block-start: max(var(--_space), env(safe-area-inset-top));
        padding-inline: calc(var(--_space) * 2);
      }
      [part='tabs'] {
        gap: calc(var(--_space) * 2);
        justify-content: space-between;
      }
      [part='panel'] {
        padding: calc(var(--_space) * 2);
        padding-block-end: max(calc(var(--_space) * 4), env(safe-area-inset-bottom));
      }
    }
    @media (prefers-reduced-motion: no-preference) {
      [part~='trigger'] {
        transition: opacity 0.15s;
      }
      [part='dialog'] {
        transition:
          opacity 0.15s,
          translate 0.15s;
        @starting-style {
          opacity: 0;
          translate: 0 12px;
        }
      }
    }
    /* A border without a colour gets one here. */
    @media (forced-colors: active) {
      [part~='tab'] {
        border-block-end-color: Canvas;
      }
      [part~='selected'] {
        border-block-end-color: Highlight;
      }
    }
    @media print {
      [part~='trigger'] {
        display: none;
      }
      [part='dialog'] {
        position: static;
        inline-size: 100%;
        block-size: auto;
        border: 0;
        overflow: visible;
      }
      [part='dialog-head'] {
        display: none;
      }
    }
  `,
];
