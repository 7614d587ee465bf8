import { css } from 'lit';

export const pointMapStyles = css`
  :host {
    display: block;
    color: var(--_text);
  }
  :host([hidden]) {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  p {
    margin: 0;
  }
  [part='help'] {
    color: var(--_muted);
  }
  .keys {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Who gets there by keys sees what they do. */
  [part='help']:has(~ [part='base'] [part='canvas']:focus-visible) .keys {
    position: static;
    inline-size: auto;
    block-size: auto;
    clip-path: none;
    white-space: normal;
  }
  [part='base'] {
    position: relative;
    isolation: isolate;
    block-size: clamp(14rem, 55vh, 26rem);
    margin-block-start: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_tint);
  }
  [part='base'].failed {
    display: none;
  }
  [part='canvas'] {
    position: absolute;
    inset: 0;
    overflow: hidden;
    touch-action: none;
    cursor: crosshair;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
    -webkit-touch-callout: none;
  }
  /* At night the pictures, which are made for the day, are dimmed. */
  [part='canvas']::after {
    content: '';
    position: absolute;
    inset: 0;
    z-index: 500;
    background: light-dark(transparent, rgb(0 0 0 / 30%));
    pointer-events: none;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [part='base']:has([part='canvas']:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [part='canvas']:focus-visible {
    outline: none;
  }
  .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .full {
    fill: currentColor;
    stroke: none;
  }
  .cross {
    position: absolute;
    inset: 0;
    z-index: 700;
    display: grid;
    place-items: center;
    pointer-events: none;
  }
  /* The pictures are bright in either scheme. */
  .cross .icon {
    color: light-dark(var(--_text), var(--_surface));
    inline-size: 44px;
    block-size: 44px;
    stroke-width: 1.25;
    stroke-linecap: butt;
  }
  /* Where the pin stands in the middle, it is enough. */
  .marked ~ .cross {
    visibility: hidden;
  }
  .halo {
    stroke: light-dark(var(--_surface), var(--_text));
    stroke-width: 3;
  }
  .pin {
    position: absolute;
    inset: 0 auto auto 0;
    inline-size: 0;
    block-size: 0;
  }
  .pin::before {
    content: '';
    position: absolute;
    inset: -38px auto auto -14px;
    inline-size: 28px;
    block-size: 28px;
    border: 3px solid var(--_on-accent);
    border-radius: 50% 50% 0;
    rotate: 45deg;
    background: radial-gradient(circle, var(--_on-accent) 0 4px, var(--_accent) 4.5px);
    box-shadow: 0 0 0 1px rgb(0 0 0 / 35%);
    forced-color-adjust: none;
  }
  .buttons {
    position: absolute;
    inset: var(--_space) var(--_space) auto auto;
    z-index: 800;
    display: grid;
    gap: var(--_space);
  }
  :host(:dir(rtl)) .buttons {
    inset: var(--_space) auto auto var(--_space);
  }
  button {
    font: inherit;
    cursor: pointer;
  }
  [part='button'] {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  [part='button']:hover {
    background: var(--_tint);
  }
  [part='attribution'] {
    position: absolute;
    inset: auto 0 0 auto;
    z-index: 800;
    max-inline-size: 100%;
    padding: 2px var(--_space);
    border-start-start-radius: var(--_radius);
    background: var(--_surface);
    font-size: 0.8125em;
  }
  [part='mark'] {
    inline-size: 100%;
    min-block-size: var(--_touch);
    margin-block-start: calc(var(--_space) * 1.5);
    padding: var(--_space) calc(var(--_space) * 2);
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent);
    font-weight: 600;
  }
  [part='mark']:hover {
    background: var(--_tint);
  }
  [part='trouble']:not(:empty) {
    margin-block-start: var(--_space);
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
