import { css } from 'lit';
import { basics } from '../styles/basics.ts';
import { tokens } from '../styles/tokens.ts';

/** What the first sight needs; the rest comes with the code of the steps. */
export const requestFormStyles = [
  tokens,
  basics,
  css`
    [part='form'] {
      display: grid;
      gap: calc(var(--_space) * 1.5);
    }
    /* Two lines of a telephone are kept free, so that nothing moves when the municipality's words arrive. */
    [part~='line'] {
      box-sizing: content-box;
      min-block-size: 2lh;
      padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
      border-radius: var(--_radius);
      background: var(--_tint);
      color: var(--_text);
      font-size: 0.9375em;
      align-content: center;
    }
    [part~='emergency'] {
      border-inline-start: 4px solid var(--_error);
    }
    [part='progress'] {
      margin-block-start: var(--_space);
      color: var(--_muted);
      font-variant-numeric: tabular-nums;
    }
    [part='progress-bar'] {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      gap: calc(var(--_space) / 2);
    }
    [part='progress-bar'] i {
      block-size: 4px;
      border-radius: 2px;
      background: var(--_line);
    }
    [part='progress-bar'] i.done {
      background: var(--_accent);
    }
    [part='heading'] {
      margin-block: var(--_space);
    }
    [part='questions'] {
      display: grid;
      gap: calc(var(--_space) * 3.5);
    }
    @container (min-width: 36em) {
      [part~='line'] {
        min-block-size: 1lh;
      }
    }
    @media (forced-colors: active) {
      [part='progress-bar'] i.done {
        background: CanvasText;
        forced-color-adjust: none;
      }
    }
  `,
];
