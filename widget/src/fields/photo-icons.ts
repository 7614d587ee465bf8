import { svg } from 'lit';

const icon = (shape: unknown) =>
  svg`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${shape}</svg>`;

export const cameraIcon = icon(svg`<path d="M4 8h3l2-3h6l2 3h3v11H4z" /><circle cx="12" cy="13" r="3.5" />`);

export const fileIcon = icon(svg`<path d="M6 3h8l4 4v14H6z" /><path d="M14 3v4h4M9 13h6M9 17h6" />`);

export const tickIcon = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);

export const troubleIcon = icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.5v.01" />`);
