import { css } from 'lit';
import { actions } from '../styles/blocks.ts';
import { timelineStyles } from './timeline.styles.ts';

/** What the tracker shows; the rest is the element's own. */
export const statusTrackerStyles = [
  actions,
  timelineStyles,
  css`
    [part='form'],
    [part='action-form'],
    [part='result'] {
      display: grid;
      gap: calc(var(--_space) * 3);
    }
    [part~='section'],
    [part='remembered-words'] {
      display: grid;
      gap: calc(var(--_space) * 1.5);
    }
    [part='status'] {
      padding: calc(var(--_space) * 2.5);
      border-radius: var(--_radius);
      border-block-start: 6px solid var(--_accent);
      background: var(--_tint);
    }
    [part='status'].resolved {
      border-block-start-color: var(--_success);
    }
    [part='status']:is(.declined, .withdrawn) {
      border-block-start-color: var(--_border);
    }
    [part='status-line'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_space) calc(var(--_space) * 2);
      margin-block-end: var(--_space);
    }
    [part='reference'],
    [part='remembered-reference'] {
      color: var(--_muted);
      font-variant-numeric: tabular-nums;
    }
    [part='remembered-reference'] {
      text-align: start;
    }
    [part~='sentence'] {
      font-size: clamp(1.25em, 1.1em + 0.8vw, 1.6em);
      line-height: 1.3;
    }
    [part~='small'] {
      min-block-size: max(36px, 2.25em);
      padding: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
      border-width: 1px;
      font-size: 0.9375em;
    }
    [part='facts'] {
      display: grid;
      gap: calc(var(--_space) * 2);
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    }
    h4 {
      margin: 0;
    }
    [part='written'] {
      display: grid;
      gap: calc(var(--_space) / 2);
    }
    dt,
    [part='label'] {
      font-weight: 400;
      color: var(--_muted);
      font-size: 0.9375em;
    }
    [part='overdue'] {
      display: inline-block;
      padding-inline: var(--_space);
      border: 1px solid var(--_error);
      border-radius: 1em;
      color: var(--_error);
      font-size: 0.875em;
      font-weight: 600;
    }
    [part='due'] {
      margin-block-start: var(--_space);
    }
    [part='extended'] {
      color: var(--_muted);
      font-size: 0.9375em;
    }
    [part='actions'],
    [part='files'],
    [part='remembered-list'] {
      display: grid;
      list-style: none;
    }
    [part='actions'],
    [part='remembered-list'] {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    [part='action'] + [part='action'],
    [part='remembered-item'] + [part='remembered-item'] {
      border-block-start: 1px solid var(--_line);
    }
    [part='action-toggle'] {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: calc(var(--_space) * 2);
      inline-size: 100%;
      min-block-size: calc(var(--_touch) + var(--_space));
      padding: var(--_space) calc(var(--_space) * 2);
      border: 0;
      border-radius: var(--_radius);
      background: none;
      color: var(--_accent);
      font-weight: 600;
      text-align: start;
    }
    [part='action-toggle']:hover {
      background: var(--_tint);
    }
    [part='action-toggle']::after {
      content: '';
      flex: none;
      inline-size: 9px;
      block-size: 9px;
      margin-block-end: 5px;
      margin-inline-end: 4px;
      border: solid currentcolor;
      border-width: 0 2px 2px 0;
      transform: rotate(45deg);
    }
    [part='action-toggle'][aria-expanded='true']::after {
      margin-block: 5px 0;
      transform: rotate(225deg);
    }
    [part='action-panel'] {
      padding: var(--_space) calc(var(--_space) * 2) calc(var(--_space) * 2.5);
    }
    [part='action-form'] [part='buttons'] {
      margin-block-start: 0;
    }
    [part='caution'] {
      padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
      border-inline-start: 4px solid var(--_accent);
      background: var(--_tint);
    }
    #action-confirm {
      border-inline-start-color: var(--_error);
      font-weight: 600;
    }
    #action-notice:focus,
    #action-confirm:focus {
      outline: 3px solid var(--_focus);
      outline-offset: 2px;
    }
    [part='description'],
    [part='event-text'] {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    [part~='remembered'] {
      margin-block-start: calc(var(--_space) * 5);
    }
    [part='remembered-item'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_space) calc(var(--_space) * 2);
      padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    }
    [part='remembered-words'] {
      flex: 1 1 12rem;
      gap: 0;
    }
    [part~='remembered'] [part='buttons'] {
      margin-block-start: 0;
    }
    [part~='remembered-open'] {
      min-block-size: 28px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--_accent);
      font-weight: 600;
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    @media (forced-colors: active) {
      [part='status'] {
        border: 1px solid;
        border-block-start-width: 6px;
      }
    }
    @media print {
      .actions,
      [part~='button'],
      [part='failure'] {
        display: none;
      }
      [part='result'] {
        gap: calc(var(--_space) * 2);
      }
      [part='status'],
      [part='event-text'] {
        border: 1px solid;
        background: none;
      }
      [part='facts'] {
        grid-template-columns: 1fr 1fr;
      }
      [part='event'],
      [part='fact'],
      [part='file'] {
        break-inside: avoid;
      }
      [part='section-title'] {
        break-after: avoid;
      }
    }
  `,
];
