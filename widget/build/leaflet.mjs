const licence = `/**
 * @license
 * Leaflet 1.9.4, (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade
 * SPDX-License-Identifier: BSD-2-Clause
 */`;

/**
 * Leaflet finds out whether the browser knows SVG by writing HTML as text, which pages with Trusted Types forbid. All do. Its
 * files carry no licence, so that the chunk would have none.
 */
export const readyLeaflet = () => ({
  name: 'ready-leaflet',
  transform(code, id) {
    if (!id.endsWith('/leaflet/src/core/Browser.js')) return null;
    // As many lines as before, so that the map stays right.
    const changed = code.replace(
      /var inlineSvg = [^]*?\n}\)\(\);/,
      written => `var inlineSvg = true;${'\n'.repeat(written.split('\n').length - 1)}`,
    );
    if (/innerHTML = '<svg/.test(changed)) this.error('Leaflet writes HTML in another way than expected.');
    return { code: changed, map: null };
  },
  banner: ({ moduleIds }) => (moduleIds.some(id => id.includes('/leaflet/')) ? licence : ''),
});
