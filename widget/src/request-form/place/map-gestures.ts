import type { Map as LeafletMap } from 'leaflet';
import type { Point } from '../../flow/point.ts';

/** A finger that moves less than this has tapped. */
const steady = 6;

/** Turning a wheel so far is one level. */
const wheelStep = 60;

/**
 * Moving, tapping and wheeling. Leaflet's own dragging marks the page's body and root while it goes on; ours leaves the page alone.
 * The wheel zooms with Ctrl only, as a touch pad's pinch does: somebody who scrolls past must not be caught.
 */
export const addGestures = (
  map: LeafletMap,
  canvas: HTMLElement,
  onTap: (point: Point) => void,
): (() => void) => {
  const listening = new AbortController();
  const { signal } = listening;
  const fingers = new Set<number>();
  let last: { readonly x: number; readonly y: number } | undefined;
  let moved = false;
  let wheeled = 0;

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (event.isPrimary) fingers.clear();
    // It may be on its way to a point.
    map.stop();
    fingers.add(event.pointerId);
    // Two fingers pinch, which is Leaflet's.
    last = fingers.size === 1 ? { x: event.clientX, y: event.clientY } : undefined;
    moved = fingers.size > 1;
  };
  const move = (event: PointerEvent) => {
    if (last === undefined || !fingers.has(event.pointerId)) return;
    const [right, lower] = [event.clientX - last.x, event.clientY - last.y];
    if (!moved && Math.hypot(right, lower) < steady) return;
    if (!moved) canvas.setPointerCapture(event.pointerId);
    moved = true;
    last = { x: event.clientX, y: event.clientY };
    map.panBy([-right, -lower], { animate: false });
  };
  const cancel = ({ pointerId }: PointerEvent) => {
    fingers.delete(pointerId);
    last = undefined;
  };
  // Not on `click`: a finger that rests before it leaves makes none, and that is how other maps are marked.
  const up = (event: PointerEvent) => {
    const tapped = last !== undefined && fingers.has(event.pointerId) && !moved;
    cancel(event);
    if (!tapped) return;
    const { lat, lng } = map.mouseEventToLatLng(event).wrap();
    onTap({ lat, lng });
  };
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    wheeled += event.deltaY;
    if (Math.abs(wheeled) < wheelStep) return;
    map.setZoomAround(map.mouseEventToLatLng(event), map.getZoom() - Math.sign(wheeled));
    wheeled = 0;
  };

  canvas.addEventListener('pointerdown', down, { signal });
  canvas.addEventListener('pointermove', move, { signal });
  canvas.addEventListener('pointerup', up, { signal });
  canvas.addEventListener('pointercancel', cancel, { signal });
  canvas.addEventListener('wheel', wheel, { signal, passive: false });
  return () => listening.abort();
};
