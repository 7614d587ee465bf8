/** Where what is said on the console is told at length; the build for pages puts it beside its scripts. */
export const guide = (section: string): string =>
  `node_modules/@melikgazi/mimer-widget/cdn/troubles.html#${section}`;
