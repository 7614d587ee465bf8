import { css } from 'lit';
import { blocks } from '../styles/blocks.ts';
import { tokens } from '../styles/tokens.ts';

export const statusTrackerStyles = [
  tokens,
  blocks,
  css`
    [part='form'],
    [part='result'] {
      display: grid;
      gap: calc(var(--_space) * 3);
    }
    [part='status'] {
      padding: calc(var(--_space) * 2.5);
      border-radius: var(--_radius);
      border-block-start: 6px solid var(--_accent);
      background: var(--_tint);
    }
    [part='status'].closed {
      border-block-start-color: var(--_success);
    }
    [part='reference'] {
      color: var(--_muted);
      font-variant-numeric: tabular-nums;
    }
    [part='sentence'] {
      font-size: 1.25em;
      font-weight: 600;
      line-height: 1.35;
    }
    section {
      display: grid;
      gap: calc(var(--_space) * 1.5);
    }
    [part='facts'] {
      display: grid;
      gap: calc(var(--_space) * 2);
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    }
    dt {
      color: var(--_muted);
      font-size: 0.9375em;
    }
    [part='description'],
    [part='event-text'] {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    [part='timeline'] {
      display: grid;
      list-style: none;
    }
    [part='event'] {
      position: relative;
      padding-block-end: calc(var(--_space) * 2.5);
      padding-inline-start: calc(var(--_space) * 3.5);
    }
    [part='event']::before {
      content: '';
      position: absolute;
      inset-block: 0.4em 0;
      inset-inline-start: 0;
      inline-size: 12px;
      block-size: 12px;
      border: 3px solid var(--_accent);
      border-radius: 50%;
      background: var(--_surface);
      forced-color-adjust: none;
    }
    [part='event']:last-child::before {
      background: var(--_accent);
    }
    [part='event']:not(:last-child)::after {
      content: '';
      position: absolute;
      inset-block: calc(0.4em + 12px) -0.4em;
      inset-inline-start: 5px;
      border-inline-start: 2px solid var(--_line);
    }
    [part='event-title'] {
      font-weight: 600;
    }
    [part='event-date'] {
      color: var(--_muted);
      font-size: 0.9375em;
    }
  `,
];
