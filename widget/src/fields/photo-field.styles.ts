import { css } from 'lit';

export const photoFieldStyles = css`
  [part='picker'] {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
    margin-block-start: var(--_space);
    padding: calc(var(--_space) * 1.5);
    border: 2px dashed var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  [part='picker']:hover,
  :host(:state(dragging)) [part='picker'] {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  :host(:state(dragging)) [part='picker'] {
    border-style: solid;
  }
  /* The native control lies over all of it, unseen: a finger and a file find it wherever they land. */
  [part='control'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 24px;
    margin: 0;
    opacity: 0;
    cursor: pointer;
    font-size: 0;
  }
  [part='control']:disabled {
    cursor: not-allowed;
  }
  [part='picker']:has(:disabled) {
    color: var(--_muted);
    background: var(--_tint);
  }
  [part='picker']:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  [part='picker-button'] {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: var(--_touch);
    padding: calc(var(--_space) / 2) calc(var(--_space) * 2);
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_field);
    color: var(--_accent);
    font-weight: 600;
  }
  [part='picker']:has(:disabled) [part='picker-button'] {
    border-color: currentColor;
    border-style: dashed;
    background: transparent;
    color: inherit;
  }
  [part='picker-hint'],
  [part='picker-count'] {
    color: var(--_muted);
  }
  [part='picker-count'] {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  /* Fingers do not drag files. */
  @media not ((hover: hover) and (pointer: fine)) {
    [part='picker-hint'] {
      display: none;
    }
  }
  svg {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
  }
  [part='photos'] {
    display: grid;
    gap: var(--_space);
    margin: calc(var(--_space) * 1.5) 0 0;
    padding: 0;
    list-style: none;
  }
  [part='photo'] {
    display: grid;
    grid-template-columns: 4.5rem minmax(0, 1fr) auto;
    gap: 0 calc(var(--_space) * 1.5);
    align-items: start;
    padding: var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  [part='photo-preview'] {
    display: grid;
    place-items: center;
    inline-size: 4.5rem;
    block-size: 4.5rem;
    border-radius: calc(var(--_radius) * 0.66);
    background: var(--_tint);
    color: var(--_muted);
    object-fit: cover;
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='photo-preview'].preparing {
      animation: waiting 1.2s ease-in-out infinite alternate;
    }
  }
  @keyframes waiting {
    to {
      opacity: 0.45;
    }
  }
  [part='photo-name'] {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* A name in Latin letters loses its end, not its beginning, and stands above the rest. */
  :host(:dir(rtl)) [part='photo-name'] {
    text-align: right;
  }
  [part='photo-details'] {
    color: var(--_muted);
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }
  [part='photo-state'] {
    display: flex;
    gap: calc(var(--_space) / 2);
    align-items: start;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  [part='photo-state'] svg {
    inline-size: 1lh;
    block-size: 1lh;
    padding: 0.1lh;
  }
  [part='photo-state'].uploaded {
    color: var(--_success);
    font-weight: 600;
  }
  [part='photo-state'].failed,
  [part='photo-state'].refused {
    color: var(--_error);
    font-weight: 600;
  }
  [part='photo-progress'] {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block-start: calc(var(--_space) / 2);
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--_line);
    color: var(--_accent);
  }
  [part='photo-progress']::-webkit-progress-bar {
    background: var(--_line);
  }
  [part='photo-progress']::-webkit-progress-value {
    background: var(--_accent);
  }
  [part='photo-progress']::-moz-progress-bar {
    background: var(--_accent);
  }
  .deeds {
    display: flex;
    flex-direction: column;
    align-items: end;
  }
  [part='photo-remove'],
  [part='photo-retry'] {
    min-block-size: var(--_touch);
    min-inline-size: var(--_touch);
    padding: 0 calc(var(--_space) * 0.75);
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  [part='photo-retry'] {
    font-weight: 600;
  }
  [part='photo-remove']:hover,
  [part='photo-retry']:hover {
    text-decoration-thickness: 0.15em;
  }
  @container (max-width: 26rem) {
    [part='photo'] {
      grid-template-columns: 3.5rem minmax(0, 1fr);
    }
    [part='photo-preview'] {
      inline-size: 3.5rem;
      block-size: 3.5rem;
    }
    .deeds {
      grid-column: 2;
      flex-direction: row;
      justify-content: start;
      gap: calc(var(--_space) * 2);
    }
    [part='photo-remove'],
    [part='photo-retry'] {
      padding-inline: 0;
      text-align: start;
    }
  }
  fieldset {
    container-type: inline-size;
  }
  @media (forced-colors: active) {
    [part='photo-progress'] {
      border: 1px solid CanvasText;
    }
  }
`;
