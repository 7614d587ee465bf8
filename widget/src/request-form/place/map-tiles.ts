import { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
import type { Coords, DoneCallback } from 'leaflet';

/** The address of a picture. */
export const tileUrl = (
  template: string,
  { x, y, z }: Pick<Coords, 'x' | 'y' | 'z'>,
  sharp: boolean,
): string =>
  template
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(y))
    .replaceAll('{r}', sharp ? '@2x' : '');

/** The pictures of a map, from wherever the page says. */
export class Tiles extends GridLayer {
  private readonly template: string;

  /** @param onView - Called when all pictures in sight have an answer: whether any of them came. */
  constructor(template: string, onView: (working: boolean) => void) {
    super({ updateWhenIdle: false });
    this.template = template;
    let came = 0;
    let failed = 0;
    this.on('loading', () => (came = failed = 0));
    this.on('tileload', () => (came += 1));
    this.on('tileerror', () => (failed += 1));
    this.on('load', () => onView(came > 0 || failed === 0));
    // What is out of sight need not be fetched any more.
    this.on('tileunload', ({ tile }) => tile.removeAttribute('src'));
  }

  override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const tile = document.createElement('img');
    tile.alt = '';
    tile.draggable = false;
    // Whose site it is, which some providers ask for, and nothing of the page.
    tile.referrerPolicy = 'strict-origin-when-cross-origin';
    tile.addEventListener('load', () => done(undefined, tile));
    tile.addEventListener('error', () => done(new Error('The picture did not come.'), tile));
    tile.src = tileUrl(this.template, coords, devicePixelRatio > 1);
    return tile;
  }
}
