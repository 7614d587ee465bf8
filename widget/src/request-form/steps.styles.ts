import { css } from 'lit';
import { actions } from '../styles/blocks.ts';

/** The steps, the check and the receipt. */
export const stepsStyles = [
  actions,
  css`
    [part='intro'] {
      color: var(--_muted);
    }
    [part='row'] {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: calc(var(--_space) * 3) calc(var(--_space) * 2);
    }
    /* Side by side on the narrowest telephone too, and not far apart on a wide screen. */
    [part='row'] > * {
      flex: 1 1 7rem;
      max-inline-size: 12rem;
    }
    [part='group'] {
      display: grid;
      gap: calc(var(--_space) * 3);
      padding-block-start: calc(var(--_space) * 2);
      border-block-start: 1px solid var(--_line);
    }
    [part='group-title'] {
      float: inline-start;
      inline-size: 100%;
      font-size: 1.125em;
      font-weight: 600;
    }
    [part='suggestions'] {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space);
      margin-block-start: calc(var(--_space) * -2);
    }
    [part='suggestions-title'] {
      flex: 1 0 100%;
      color: var(--_muted);
    }
    [part='suggestion'] {
      min-block-size: var(--_touch);
      padding: calc(var(--_space) / 2) calc(var(--_space) * 2);
      border: 1px solid var(--_accent);
      border-radius: calc(var(--_touch) / 2);
      background: transparent;
      color: var(--_accent);
      text-align: start;
    }
    [part='suggestion']:hover {
      background: var(--_tint);
    }
    [part='draft'],
    [part='former'] {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 0 calc(var(--_space) * 2);
      padding: var(--_space) calc(var(--_space) * 1.5);
      border-inline-start: 4px solid var(--_accent);
      border-radius: var(--_radius);
      background: var(--_tint);
      font-size: 0.9375em;
    }
    [part='former'] bdi {
      white-space: nowrap;
    }
    [part='redirect'],
    [part='photo-place'],
    [part='notice'],
    [part='caution'] {
      display: grid;
      gap: var(--_space);
      justify-items: start;
      padding: calc(var(--_space) * 2);
      border-radius: var(--_radius);
      background: var(--_tint);
    }
    [part='caution'] {
      border-inline-start: 4px solid var(--_accent);
    }
    [part='redirect-title'],
    [part='photo-place-title'],
    [part='notice-title'] {
      font-weight: 600;
    }
    .phone {
      font-weight: 600;
      white-space: nowrap;
    }
    [part='notice'] > p {
      white-space: pre-line;
    }
    [part='notice-details'] > summary {
      display: list-item;
      min-block-size: 24px;
      color: var(--_accent);
      cursor: pointer;
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    [part='notice-text'] {
      max-block-size: 20em;
      margin-block-start: var(--_space);
      padding-inline-end: var(--_space);
      overflow-y: auto;
      white-space: pre-line;
    }
  `,
  css`
    [part='section'] {
      display: grid;
      gap: var(--_space);
    }
    [part='answer'] {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 calc(var(--_space) * 2);
      padding-block: calc(var(--_space) * 1.25);
      border-block-start: 1px solid var(--_line);
    }
    [part='answers'] {
      border-block-end: 1px solid var(--_line);
    }
    [part='answer-label'] {
      color: var(--_muted);
      font-size: 0.9375em;
    }
    [part='answer-value'] {
      grid-column: 1;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    /* An answer may be of the other direction, but stands below its question all the same. */
    [dir='rtl'] [part='answer-value'] {
      text-align: right;
    }
    .unanswered {
      color: var(--_muted);
    }
    .unanswered:dir(ltr) {
      font-style: italic;
    }
    [part='thumbnails'] {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space);
      list-style: none;
      white-space: normal;
    }
    [part='thumbnail'] {
      display: block;
      inline-size: 5.5rem;
      block-size: 5.5rem;
      border-radius: var(--_radius);
      object-fit: cover;
    }
    [part='thumbnails'] + [part='caution'] {
      margin-block-start: var(--_space);
    }
    [part='answer-change'] {
      grid-area: 1 / 2 / span 2;
      align-self: center;
    }
    [part='receipt'] {
      display: grid;
      gap: calc(var(--_space) * 2.5);
    }
    [part='receipt-head'] {
      display: grid;
      gap: calc(var(--_space) * 2);
      padding: calc(var(--_space) * 3);
      border-radius: var(--_radius);
      border-block-start: 6px solid var(--_success);
      background: var(--_tint);
    }
    [part='numbers'] {
      display: flex;
      flex-wrap: wrap;
      gap: calc(var(--_space) * 2) calc(var(--_space) * 5);
    }
    [part='numbers'] dd {
      font-size: 1.5em;
      font-weight: 700;
      font-variant-numeric: tabular-nums;
      letter-spacing: 0.02em;
      user-select: all;
      white-space: nowrap;
    }
    [part='next'] {
      padding-inline-start: 1.25em;
    }
    [part='next'] li {
      margin-block-end: calc(var(--_space) / 2);
    }
    @container (min-width: 36em) {
      [part='answer'] {
        grid-template-columns: 12rem 1fr auto;
      }
      [part='answer-value'] {
        grid-column: 2;
      }
      [part='answer-change'] {
        grid-area: 1 / 3;
        align-self: start;
      }
    }
    @media (forced-colors: active) {
      [part='redirect'],
      [part='notice'],
      [part='caution'],
      [part='receipt-head'] {
        border: 1px solid;
      }
    }
    @media print {
      [part='receipt'] [part='buttons'] {
        display: none;
      }
      [part='receipt-head'] {
        padding-inline: 0;
        background: none;
      }
    }
  `,
];
