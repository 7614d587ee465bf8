import { css } from 'lit';
import { blocks } from '../styles/blocks.ts';
import { tokens } from '../styles/tokens.ts';

export const contactCentreStyles = [
  tokens,
  ...blocks,
  css`
    [part='base'] {
      container-type: inline-size;
    }
    [part='contact'] {
      display: grid;
      gap: calc(var(--_space) * 2);
    }
    [part='emergency'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_space) calc(var(--_space) * 2);
      padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
      border-inline-start: 4px solid var(--_error);
      border-radius: var(--_radius);
      background: var(--_tint);
    }
    [part='emergency'] > span {
      flex: 1 1 9rem;
    }
    [part~='emergency-number'] {
      display: inline-flex;
      align-items: center;
      gap: calc(var(--_space) / 2);
      min-block-size: var(--_touch);
      padding-inline: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
      border: 2px solid var(--_error);
      border-radius: calc(var(--_touch) / 2);
      color: var(--_error);
      font-size: 1.1875em;
      font-weight: 700;
      text-decoration: none;
      font-variant-numeric: tabular-nums;
    }
    [part~='emergency-number']:hover {
      text-decoration: underline;
    }
    [part~='emergency-number'] [part='icon'] {
      padding: 0;
      background: none;
      stroke: currentColor;
    }
    [part='heading'] {
      font-size: clamp(1.375em, 1.1em + 2.4cqi, 2em);
    }
    [part='channels'] {
      display: grid;
      list-style: none;
    }
    [part~='channel'] {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: calc(var(--_space) * 1.75);
      padding-block: calc(var(--_space) * 1.75);
    }
    [part~='channel'] + [part~='channel'] {
      border-block-start: 1px solid var(--_line);
    }
    [part~='channel']:first-child {
      padding-block-start: 0;
    }
    [part~='channel']:last-child {
      padding-block-end: 0;
    }
    [part='icon'] {
      box-sizing: content-box;
      inline-size: 22px;
      block-size: 22px;
      padding: 9px;
      border-radius: 50%;
      background: var(--_tint);
      fill: none;
      stroke: var(--_accent);
      stroke-width: 1.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    [part='channel-text'] {
      display: grid;
      gap: calc(var(--_space) / 4);
      align-content: center;
    }
    [part='channel-name'],
    [part='note'] {
      color: var(--_muted);
      font-size: 0.9375em;
    }
    [part='channel-name'] + p {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 calc(var(--_space) * 1.5);
    }
    [part='channel-name'] + p [part='link'] {
      display: inline-block;
      min-block-size: 28px;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    [part~='phone'] [part='link'],
    [part~='whatsapp'] [part='link'] {
      font-size: 1.1875em;
      font-variant-numeric: tabular-nums;
      text-decoration-thickness: 1px;
      white-space: nowrap;
    }
    [part='address'] {
      font-style: normal;
      white-space: pre-line;
    }
    [part~='open-state'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(var(--_space) / 2) calc(var(--_space) * 1.25);
      margin-block: calc(var(--_space) * 0.75);
    }
    [part='badge'] {
      display: inline-flex;
      align-items: center;
      gap: var(--_space);
      padding: 1px calc(var(--_space) * 1.5);
      border: 1px solid var(--_border);
      border-radius: 1em;
      font-size: 0.9375em;
      font-weight: 600;
    }
    /* A ring when closed, a full dot when open: not by colour alone. */
    [part='badge']::before {
      content: '';
      box-sizing: border-box;
      inline-size: 0.625em;
      block-size: 0.625em;
      border: 2px solid currentColor;
      border-radius: 50%;
    }
    [part~='open'] [part='badge'] {
      border-color: var(--_success);
      color: var(--_success);
    }
    [part~='open'] [part='badge']::before {
      background: currentColor;
      forced-color-adjust: none;
    }
    [part~='hours-row'] {
      display: flex;
      flex-wrap: wrap;
      gap: 0 calc(var(--_space) * 2);
      padding-block: calc(var(--_space) / 4);
      font-variant-numeric: tabular-nums;
    }
    [part~='hours-row'] dt {
      min-inline-size: 9.5em;
    }
    [part~='hours-row'] dd {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space);
    }
    [part='hours'] bdi {
      white-space: nowrap;
    }
    [part~='today'] > * {
      font-weight: 600;
    }
    @container (min-width: 36rem) {
      [part='channels'] {
        grid-template-columns: 1fr 1fr;
        gap: calc(var(--_space) * 3);
      }
      [part~='channel'],
      [part~='channel'] + [part~='channel'] {
        padding: 0;
        border: 0;
      }
      [part~='office'] {
        grid-column: 1 / -1;
        order: 1;
      }
    }
    @media (forced-colors: active) {
      [part='channels'] [part='icon'] {
        background: Canvas;
        stroke: CanvasText;
      }
    }
    @media print {
      [part~='open-state'],
      [part='icon'] {
        display: none;
      }
      [part~='today'] > * {
        font-weight: 400;
      }
    }
  `,
];
