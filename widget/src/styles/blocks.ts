import { css } from 'lit';
import { basics } from './basics.ts';

/** Buttons, links, boxes for what is wrong. */
export const actions = css`
  [part='section-title'] {
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.3;
  }
  [part='buttons'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
    margin-block-start: calc(var(--_space) * 2);
  }
  [part~='button'] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: calc(var(--_touch) + 4px);
    padding: var(--_space) calc(var(--_space) * 3);
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
  }
  [part~='button']:hover {
    background: color-mix(in srgb, var(--_accent) 85%, var(--_text));
  }
  [part~='secondary'],
  [part~='secondary']:hover {
    background: transparent;
    color: var(--_accent);
  }
  [part~='secondary']:hover {
    background: var(--_tint);
  }
  [part~='button'][aria-disabled] {
    opacity: 0.7;
    cursor: progress;
  }
  [part='link'],
  [part='change'],
  [part='summary-link'] {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-thickness: from-font;
  }
  [part='change'],
  [part='summary-link'] {
    min-block-size: 28px;
    border: 0;
    padding: 0;
    background: none;
    text-align: start;
  }
  [part='link']:hover,
  [part='change']:hover,
  [part='summary-link']:hover {
    text-decoration-thickness: 0.15em;
  }
  [part='summary'],
  [part='failure'] {
    display: grid;
    gap: var(--_space);
    margin-block-end: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
    border: 3px solid var(--_error);
    border-radius: var(--_radius);
  }
  [part='summary']:focus,
  [part='failure']:focus {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [part='summary-title'],
  [part='failure-title'] {
    font-weight: 700;
  }
  [part='summary'] ul {
    display: grid;
    gap: calc(var(--_space) / 2);
    list-style: none;
  }
  [part='summary-link'] {
    color: var(--_error);
    font-weight: 600;
  }
  [part='aside'] {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  @media (forced-colors: active) {
    [part~='button'] {
      border-color: ButtonText;
    }
  }
  @media print {
    [part='buttons'],
    [part~='remember'],
    [part='change'] {
      display: none;
    }
  }
`;

/** What the elements share. */
export const blocks = [basics, actions];
