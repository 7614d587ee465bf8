import { css } from 'lit';

const styles = css`
  [part='offer'] {
    display: grid;
    gap: var(--_space);
    margin-block-start: var(--_space);
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_line);
  }
  [part='offer-trouble'] {
    color: var(--_error);
    font-weight: 600;
  }
  [part='queued'] {
    display: grid;
    gap: calc(var(--_space) * 2.5);
  }
  [part='queued-head'] {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    border-block-start: 6px solid var(--_accent);
    background: var(--_tint);
  }
  [part='queued-head'].set-aside {
    border-block-start-color: var(--_error);
  }
  [part='waiting-state'] {
    font-weight: 600;
  }
  [part='waiting-state'].waiting::before,
  [part='waiting-state'].sending::before {
    content: '';
    display: inline-block;
    inline-size: 0.625em;
    block-size: 0.625em;
    margin-inline-end: 0.5em;
    border: 2px solid var(--_accent);
    border-radius: 50%;
  }
  [part='waiting-state'].sending::before {
    background: var(--_accent);
  }
  [part='waiting-state'].setAside {
    color: var(--_error);
  }
  [part='waiting-list'] {
    display: grid;
    gap: var(--_space);
  }
  [part='waiting-list'] + section {
    margin-block-start: calc(var(--_space) * 2);
  }
  [part='waiting'] {
    display: grid;
    gap: calc(var(--_space) / 2);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
  }
  [part='waiting'].sent {
    border-inline-start-color: var(--_success);
  }
  [part='waiting'].setAside {
    border-inline-start-color: var(--_error);
  }
  [part='waiting-title'] {
    font-weight: 600;
  }
  [part='waiting'] b {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    user-select: all;
  }
  [part='waiting-actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 3);
  }
  [part='waiting-actions'] button {
    min-block-size: var(--_touch);
  }
  [part='confirm'] {
    display: grid;
    gap: var(--_space);
    padding: calc(var(--_space) * 2);
    border: 2px solid var(--_error);
    border-radius: var(--_radius);
  }
  [part='confirm']:focus {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    [part='queued-head'] {
      border: 1px solid;
      border-block-start-width: 6px;
    }
  }
  @media print {
    [part='waiting-list'] {
      display: none;
    }
  }
`;

/** They come with their code, so that the first step does not carry them. */
export const adoptWaitingStyles = (root: ShadowRoot | null): void => {
  const { styleSheet } = styles;
  if (root === null || styleSheet === undefined || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
};
