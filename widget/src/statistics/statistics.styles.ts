import { css } from 'lit';
import { blocks } from '../styles/blocks.ts';
import { tokens } from '../styles/tokens.ts';

export const statisticsStyles = [
  tokens,
  ...blocks,
  css`
    :host {
      --_inline-size: var(--mimer-max-inline-size, 64rem);
    }
    [part='base'] {
      container-type: inline-size;
    }
    [part='statistics'],
    [part='charts'] {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: calc(var(--_space) * 4);
    }
    [part='period'],
    [part='summary-line'],
    [part='note'],
    [part='figure'] dt {
      color: var(--_muted);
      font-size: 0.9375em;
    }
    [part='figures'] {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
      gap: calc(var(--_space) * 2);
    }
    [part='figure'] {
      display: flex;
      flex-direction: column-reverse;
      justify-content: flex-end;
      padding: calc(var(--_space) * 2) calc(var(--_space) * 2.5);
      border-radius: var(--_radius);
      background: var(--_tint);
    }
    [part='figure'] dd {
      color: var(--_accent);
      font-size: clamp(1.75em, 1.4em + 1.2vw, 2.25em);
      font-weight: 700;
      line-height: 1.2;
      font-variant-numeric: tabular-nums;
    }
    [part~='chart'] {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: calc(var(--_space) * 0.5);
      align-content: start;
      break-inside: avoid;
    }
    [part='chart-title'] {
      font-size: 1.1875em;
      font-weight: 600;
      line-height: 1.3;
    }
    [part='columns'] {
      inline-size: 100%;
      block-size: 14rem;
      margin-block-start: var(--_space);
      overflow: visible;
    }
    .column,
    .length {
      fill: var(--_accent);
    }
    .column {
      rx: 3px;
    }
    .unfinished {
      fill: color-mix(in srgb, var(--_accent) 35%, var(--_tint));
      stroke: var(--_accent);
      stroke-dasharray: 4 3;
    }
    .grid,
    .axis {
      stroke: var(--_line);
      stroke-width: 1px;
      shape-rendering: crispEdges;
    }
    .grid {
      stroke-dasharray: 2 4;
    }
    .axis {
      stroke: var(--_border);
    }
    text {
      fill: var(--_muted);
      font-size: 0.8125rem;
      text-anchor: middle;
      font-variant-numeric: tabular-nums;
    }
    .top {
      text-anchor: start;
    }
    .value {
      fill: var(--_text);
      font-weight: 600;
    }
    .value,
    .month {
      display: none;
    }
    [part='details-summary'] {
      inline-size: fit-content;
      min-block-size: 28px;
      color: var(--_accent);
      cursor: pointer;
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    table {
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: calc(var(--_space) * 0.75) 0;
      font-weight: 400;
      text-align: start;
      vertical-align: baseline;
      overflow-wrap: anywhere;
    }
    td {
      white-space: nowrap;
    }
    td,
    th + th {
      text-align: end;
    }
    [part='table'] {
      inline-size: min(100%, 26rem);
      margin-block-start: var(--_space);
    }
    [part='table'] thead th {
      font-weight: 600;
    }
    [part='table'] tr {
      border-block-end: 1px solid var(--_line);
    }
    [part='bar-table'] {
      inline-size: 100%;
    }
    [part='bar-table'] tbody th {
      inline-size: 100%;
      line-height: 1.35;
    }
    [part='bar-table'] td {
      padding-inline-start: calc(var(--_space) * 2);
      font-weight: 600;
      vertical-align: bottom;
      line-height: 1;
    }
    [part='bar'] {
      display: block;
      inline-size: 100%;
      block-size: 10px;
      margin-block-start: 3px;
    }
    .track,
    .length {
      rx: 3px;
    }
    .track {
      fill: var(--_tint);
    }
  `,
  css`
    @container (min-width: 36rem) {
      :not(.many) > .month {
        display: inline;
      }
      :not(.many) > .month-narrow {
        display: none;
      }
      [part='columns']:not(.many) > .value {
        display: inline;
      }
    }
    @container (min-width: 44rem) {
      [part='charts'] {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: calc(var(--_space) * 5);
      }
      [part~='months'] {
        grid-column: 1 / -1;
      }
      [part='columns'] {
        block-size: 17rem;
      }
    }
    @media (forced-colors: active) {
      .column,
      .length {
        fill: CanvasText;
      }
      .unfinished {
        fill: Canvas;
        stroke: CanvasText;
      }
      .track {
        fill: none;
      }
      .axis,
      .grid {
        stroke: CanvasText;
      }
      .month,
      .month-narrow,
      .value,
      .top {
        fill: CanvasText;
      }
      [part='figure'] {
        border: 1px solid CanvasText;
      }
    }
    /* Paper unfolds nothing, and where colours are taken away the numbers count most. */
    @media print, (forced-colors: active) {
      [part='details-summary'] {
        display: none;
      }
      [part='details']::details-content {
        content-visibility: visible;
        block-size: auto;
      }
    }
    @media print {
      .column,
      .length {
        print-color-adjust: exact;
      }
      [part='figure'] {
        padding-inline: 0;
        background: none;
      }
    }
  `,
];
