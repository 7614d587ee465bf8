import { css } from 'lit';

export const pointFieldStyles = css`
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
    margin-block-start: var(--_space);
  }
  button,
  summary {
    font: inherit;
    cursor: pointer;
  }
  [part='point-button'] {
    display: inline-flex;
    flex: 1 1 13rem;
    align-items: center;
    justify-content: center;
    gap: var(--_space);
    min-block-size: var(--_touch);
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 2);
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_field);
    color: var(--_accent);
    font-weight: 600;
    text-align: start;
  }
  [part='point-button']:hover {
    background: var(--_tint);
  }
  [part='point-button'][aria-disabled] {
    opacity: 0.7;
    cursor: progress;
  }
  [part='point-button'][aria-expanded='true'] {
    background: var(--_tint);
  }
  [part='point-link'],
  summary {
    min-block-size: var(--_touch);
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [part='point-link'] {
    border: 0;
    padding: 0;
    background: none;
  }
  [part='point-link']:hover,
  summary:hover {
    text-decoration-thickness: 0.15em;
  }
  .icon {
    flex: none;
    inline-size: 1.4em;
    block-size: 1.4em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon .full {
    fill: currentColor;
    stroke: none;
  }
  .result {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    column-gap: calc(var(--_space) * 2);
  }
  .said {
    flex: 1 1 18rem;
    min-inline-size: 0;
  }
  .result:has([part='point']) {
    margin-block-start: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
    border-inline-start: 4px solid var(--_success);
    background: var(--_tint);
  }
  .result:has([part='point-warning']) {
    border-inline-start-color: var(--_accent);
  }
  [part='point'] {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: var(--_space);
  }
  [part='point'] .icon {
    grid-row: span 3;
    inline-size: 1.75em;
    block-size: 1.75em;
    color: var(--_accent);
  }
  [part='point-title'] {
    font-weight: 600;
  }
  [part='point-accuracy'] {
    color: var(--_muted);
  }
  bdi {
    font-variant-numeric: tabular-nums;
  }
  [part='point-news'] {
    margin-block-start: var(--_space);
  }
  [part='point-warning'] {
    margin-block-start: var(--_space);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
  }
  .busy {
    display: flex;
    align-items: center;
    gap: var(--_space);
    color: var(--_muted);
  }
  .spinner {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  mimer-point-map {
    margin-block-start: calc(var(--_space) * 1.5);
  }
  [part='by-hand'] {
    margin-block-start: calc(var(--_space) / 2);
  }
  summary {
    display: list-item;
    inline-size: fit-content;
    align-content: center;
    line-height: 1.4;
  }
  .coordinates {
    display: block;
    font-weight: 600;
  }
  [part='control'] {
    max-inline-size: 28em;
  }
  :host(:dir(rtl)) [part='control'] {
    text-align: right;
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
    }
  }
  @media print {
    .ways,
    [part='by-hand'],
    [part='point-link'] {
      display: none;
    }
  }
`;
