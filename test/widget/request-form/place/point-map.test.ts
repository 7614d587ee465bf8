import { expect } from '@esm-bundle/chai';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { parsePoint } from '../../../../widget/src/flow/point.ts';
import type { PointField } from '../../../../widget/src/request-form/place/point-field.ts';
import type { PointMap } from '../../../../widget/src/request-form/place/point-map.ts';
import { expectAccessible } from '../../fields/support/axe.ts';
import { eventually } from '../../support/eventually.ts';
import { itEmulating, preferMotion } from '../../support/emulated-media.ts';
import { button, inField, placeField, said, type, words } from './support/point-field.ts';
import { mapTiles, playTiles } from './support/tiles.ts';

const centre = { lat: 38.7199, lng: 35.5057 };

/** The map of a field, once it can be used. */
const openMap = async (field: PointField): Promise<PointMap> => {
  button(field, 'open-map').click();
  await field.updateComplete;
  const map = inField(field, 'mimer-point-map');
  if (map?.localName !== 'mimer-point-map') throw new Error('There is no map.');
  await eventually(() => inMap(field, '[part="mark"]'));
  return field.shadowRoot?.querySelector('mimer-point-map') ?? Promise.reject(new Error('There is no map.'));
};

const inMap = (field: PointField, selector: string): HTMLElement | undefined =>
  inField(field, 'mimer-point-map')?.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

const get = (field: PointField, selector: string): HTMLElement => {
  const found = inMap(field, selector);
  if (found === undefined) throw new Error(`No ${selector} on the map.`);
  return found;
};

const mark = async (field: PointField) => {
  get(field, '[part="mark"]').click();
  await field.updateComplete;
  return parsePoint(field.value);
};

const middleOf = (element: HTMLElement): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

const press = async (field: PointField, ...keys: string[]) => {
  get(field, '#canvas').focus();
  for (const key of keys) await sendKeys({ press: key });
  await field.updateComplete;
  return parsePoint(field.value);
};

/** Waits until the map has come to where it was going. */
const arrival = (field: PointField) => eventually(() => inMap(field, '.leaflet-pan-anim') === undefined);

const near = (found: { lat: number; lng: number } | undefined, wanted: { lat: number; lng: number }) => {
  expect(found?.lat).to.be.closeTo(wanted.lat, 1e-4);
  expect(found?.lng).to.be.closeTo(wanted.lng, 1e-4);
};

describe('the map', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      playTiles();
      document.body.style.background = theme === 'dark' ? '#11191e' : '#fff';
      document.body.style.colorScheme = theme;
      const field = await placeField({ mapTiles, mapAttribution: '© Örnek', value: '38.72,35.5' });
      await openMap(field);
      await expectAccessible(field);
      document.body.removeAttribute('style');
    });
  }

  it('asks for no picture before it is opened, then for those around the centre', async () => {
    const { asked } = playTiles();
    const field = await placeField({ mapTiles });
    const before = asked.length;
    await openMap(field);
    await eventually(() => inMap(field, '.leaflet-tile-loaded'));
    expect([before, asked.includes('14/9807/6277.png')]).to.deep.equal([0, true]);
  });

  it('fills its frame with pictures side by side, inside its shadow root', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const { left, top } = get(field, '#canvas').getBoundingClientRect();
    await eventually(() =>
      [...(get(field, '#canvas').querySelectorAll('.leaflet-tile-loaded') ?? [])].some(tile => {
        const box = tile.getBoundingClientRect();
        return (
          box.width === 256 && box.left <= left && box.top <= top && box.right > left && box.bottom > top
        );
      }),
    );
  });

  it('marks its middle by a button', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    near(await mark(field), centre);
    expect(said(field)).to.match(/^Konum eklendi 38\.7\d+, 35\.5\d+$/);
  });

  it('marks where it is tapped, and brings that to the middle', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const canvas = get(field, '#canvas');
    canvas.scrollIntoView({ block: 'center' });
    const [x, y] = middleOf(canvas);
    await sendMouse({ type: 'click', position: [x + 100, y + 50] });
    await field.updateComplete;
    const tapped = parsePoint(field.value);
    await eventually(() => canvas.classList.contains('marked'));
    await arrival(field);
    // A picture is 256 pixels wide, and there are 2^14 of them around the earth.
    const perPixel = 360 / 256 / 2 ** 14;
    near(tapped, {
      lat: centre.lat - 50 * perPixel * Math.cos((centre.lat * Math.PI) / 180),
      lng: centre.lng + 100 * perPixel,
    });
    near(await mark(field), tapped ?? centre);
  });

  itEmulating('is there at once where no motion is wanted', async () => {
    await preferMotion('reduce');
    try {
      playTiles();
      const field = await placeField({ mapTiles });
      await openMap(field);
      const canvas = get(field, '#canvas');
      canvas.scrollIntoView({ block: 'center' });
      const [x, y] = middleOf(canvas);
      await sendMouse({ type: 'click', position: [x + 100, y + 50] });
      await eventually(() => inMap(field, '.pin'));
      const isGoing = inMap(field, '.leaflet-pan-anim') !== undefined;
      expect([canvas.classList.contains('marked'), isGoing]).to.deep.equal([true, false]);
    } finally {
      await preferMotion('no-preference');
    }
  });

  it('is stopped on its way by a finger that is put on it', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const canvas = get(field, '#canvas');
    const [x, y] = middleOf(canvas);
    const finger = { pointerId: 1, isPrimary: true, clientX: x + 100, clientY: y + 50 };
    for (const type of ['pointerdown', 'pointerup']) canvas.dispatchEvent(new PointerEvent(type, finger));
    await field.updateComplete;
    await eventually(() => inMap(field, '.leaflet-pan-anim'));
    canvas.dispatchEvent(new PointerEvent('pointerdown', finger));
    expect(inMap(field, '.leaflet-pan-anim') === undefined).to.equal(true);
  });

  it('is moved by dragging, which marks nothing', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const canvas = get(field, '#canvas');
    canvas.scrollIntoView({ block: 'center' });
    const [x, y] = middleOf(canvas);
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x - 60, y] });
    await sendMouse({ type: 'move', position: [x - 120, y] });
    await sendMouse({ type: 'up' });
    const dragged = field.value;
    near(await mark(field), { lat: centre.lat, lng: centre.lng + (120 * 360) / 256 / 2 ** 14 });
    expect([dragged, document.body.className, document.documentElement.getAttribute('style')]).to.deep.equal([
      '',
      '',
      null,
    ]);
  });

  it('is used by keys alone: the arrows move, Enter marks', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const sent: Event[] = [];
    field.closest('form')?.addEventListener('submit', event => sent.push(event));
    const perKey = (80 * 360) / 256 / 2 ** 14;
    near(await press(field, 'ArrowRight', 'ArrowRight', 'Enter'), {
      lat: centre.lat,
      lng: centre.lng + 2 * perKey,
    });
    const south = await press(field, 'ArrowDown', ' ');
    expect([(south?.lat ?? 90) < centre.lat, sent.length]).to.deep.equal([true, 0]);
  });

  it('is zoomed by keys and by buttons', async () => {
    const { asked } = playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const reached = (level: number) => asked.some(tile => tile.startsWith(`${level}/`));
    await press(field, '+');
    await eventually(() => reached(15));
    await press(field, '-', '-');
    await eventually(() => reached(13));
    const [zoomIn] = inField(field, 'mimer-point-map')?.shadowRoot?.querySelectorAll('[part="button"]') ?? [];
    if (zoomIn instanceof HTMLElement) for (let presses = 0; presses < 3; presses += 1) zoomIn.click();
    await eventually(() => reached(16));
    near(await mark(field), centre);
  });

  it('leaves keys that are the page’s alone', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const canvas = get(field, '#canvas');
    const kept = [
      { key: 'ArrowLeft', altKey: true },
      { key: '+', ctrlKey: true },
      { key: 'Tab' },
      { key: 'a' },
    ].map(keys =>
      canvas.dispatchEvent(new KeyboardEvent('keydown', { ...keys, cancelable: true, bubbles: true })),
    );
    expect(kept).to.deep.equal([true, true, true, true]);
  });

  it('follows coordinates that are typed beside it', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const input = await type(field, '38.8164, 35.7194');
    input.dispatchEvent(new Event('change'));
    await field.updateComplete;
    await eventually(() => inMap(field, '.marked .pin'));
    near(await mark(field), { lat: 38.8164, lng: 35.7194 });
  });

  it('loses its pin with the point', async () => {
    playTiles();
    const field = await placeField({ mapTiles, value: '38.72,35.5' });
    await openMap(field);
    const before = inMap(field, '.pin') !== undefined;
    button(field, 'remove').click();
    await field.updateComplete;
    await eventually(() => inMap(field, '.pin') === undefined);
    expect(before).to.equal(true);
  });

  it('says when its pictures do not come, and works all the same', async () => {
    let works = false;
    playTiles(() => works);
    // Under another address, for the browser remembers the pictures it has.
    const field = await placeField({ mapTiles: `${mapTiles}?broken` });
    await openMap(field);
    await eventually(() => get(field, '[part="trouble"]').textContent.includes(words.map.noTiles));
    near(await mark(field), centre);
    works = true;
    await press(field, '+');
    await eventually(() => get(field, '[part="trouble"]').textContent.trim() === '');
  });

  it('comes back after it was taken off the page and put elsewhere', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const form = field.parentElement;
    field.remove();
    form?.append(field);
    await eventually(() => inMap(field, '.leaflet-tile-loaded'));
    near(await mark(field), centre);
  });

  it('turns the wheel only with Ctrl', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const canvas = get(field, '#canvas');
    const wheel = (ctrlKey: boolean) =>
      canvas.dispatchEvent(
        new WheelEvent('wheel', { deltaY: -100, ctrlKey, cancelable: true, bubbles: true }),
      );
    expect([wheel(false), wheel(true)]).to.deep.equal([true, false]);
  });

  it('is closed by the button that opened it', async () => {
    playTiles();
    const field = await placeField({ mapTiles });
    await openMap(field);
    const open = button(field, 'open-map').ariaExpanded;
    button(field, 'open-map').click();
    await field.updateComplete;
    expect([open, button(field, 'open-map').ariaExpanded, inField(field, 'mimer-point-map')]).to.deep.equal([
      'true',
      'false',
      undefined,
    ]);
  });
});
