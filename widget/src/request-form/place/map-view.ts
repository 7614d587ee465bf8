import 'leaflet/src/map/handler/Map.TouchZoom.js';
import { Map as LeafletMap } from 'leaflet/src/map/Map.js';
import type { Point } from '../../flow/point.ts';
import { addGestures } from './map-gestures.ts';
import { Tiles } from './map-tiles.ts';

// Only the core of Leaflet: its controls, popups and icons write HTML as text, which strict pages forbid, and its own tile layer
// blanks pictures with a `data:` URL.

/** What a map is made from. */
export interface MapOptions {
  readonly tiles: string;
  readonly point: Point | undefined;
  readonly centre: Point | undefined;
  /** Called with the place where a person tapped. */
  readonly onTap: (point: Point) => void;
  /** Called whenever the pictures of a view have arrived, or have not. */
  readonly onTiles: (working: boolean) => void;
}

/** A map, as far as the element around it needs to know. */
export interface MapView {
  /** Moves the view by so many pixels. */
  readonly pan: (right: number, down: number) => void;
  readonly zoom: (levels: number) => void;
  /** Goes back to the point, or to where the map began. */
  readonly recentre: () => void;
  readonly middle: () => Point;
  /** Puts the pin on a point, in sight, or takes it away. */
  readonly pin: (point: Point | undefined) => void;
  readonly remove: () => void;
}

/** Near enough to see houses, far enough to see the quarter. */
const close = 17;
const overview = 14;
const world: Point = { lat: 20, lng: 0 };

const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export const createMapView = (canvas: HTMLElement, options: MapOptions): MapView => {
  const animate = !prefersStillness();
  const map = new LeafletMap(canvas, {
    minZoom: 2,
    maxZoom: 19,
    // Leaflet takes no notice of a step while it is under way with another: a key that is held would be lost.
    zoomAnimation: false,
    fadeAnimation: animate,
    markerZoomAnimation: false,
    bounceAtZoomLimits: false,
  });
  const home = options.point ?? options.centre;
  map.setView(home ?? world, options.point ? close : home ? overview : 2);
  const stopGestures = addGestures(map, canvas, options.onTap);
  new Tiles(options.tiles, options.onTiles).addTo(map);

  const pin = document.createElement('div');
  pin.className = 'pin';
  let pinned: Point | undefined;
  const place = () => {
    if (pinned === undefined) return;
    const { x, y } = map.latLngToLayerPoint(pinned).round();
    pin.style.transform = `translate(${x}px, ${y}px)`;
  };
  map.on('zoom viewreset', place);
  // In the middle the pin stands in for the cross.
  const cross = () => {
    const middle = map.getSize().divideBy(2);
    const isMarked = pinned !== undefined && map.latLngToContainerPoint(pinned).distanceTo(middle) < 2;
    canvas.classList.toggle('marked', isMarked);
  };
  map.on('move zoom viewreset', cross);
  const put = (point: Point | undefined) => {
    pinned = point;
    if (point === undefined) pin.remove();
    else map.getPanes().markerPane.append(pin);
    place();
    cross();
  };
  put(options.point);

  // A page may have put it into a tab or a dialog that opens later.
  const watch = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  watch.observe(canvas);

  return {
    pan: (right, down) => map.stop().panBy([right, down], { animate: false }),
    zoom: levels => map.setZoom(map.getZoom() + levels),
    recentre: () => map.setView(pinned ?? home ?? world, map.getZoom(), { animate }),
    middle: () => {
      const { lat, lng } = map.getCenter().wrap();
      return { lat, lng };
    },
    pin: point => {
      put(point);
      if (point === undefined) return;
      const isNew = !map.getBounds().contains(point);
      map.setView(point, isNew ? Math.max(close, map.getZoom()) : map.getZoom(), { animate });
    },
    remove: () => {
      watch.disconnect();
      stopGestures();
      map.remove();
    },
  };
};
