import { css } from 'lit';

/**
 * What Leaflet's core needs of its style sheet. The positions are physical, also where the page runs from right to left: a map
 * has no beginning of a line.
 */
export const mapCoreStyles = css`
  .leaflet-pane,
  .leaflet-tile,
  .leaflet-tile-container,
  .leaflet-layer {
    position: absolute;
    inset: 0 auto auto 0;
  }
  .leaflet-tile {
    max-inline-size: none;
    max-block-size: none;
    visibility: hidden;
    user-select: none;
    /* Without it hairlines show between the pictures (crbug.com/600120). */
    mix-blend-mode: plus-lighter;
  }
  .leaflet-tile-loaded {
    visibility: inherit;
  }
  /* A finger stays on the map itself: a picture may be exchanged under it. */
  .leaflet-pane {
    z-index: 400;
    pointer-events: none;
  }
  .leaflet-tile-pane {
    z-index: 200;
  }
  .leaflet-marker-pane {
    z-index: 600;
  }
  .leaflet-zoom-animated {
    transform-origin: 0 0;
  }
  .leaflet-zoom-anim .leaflet-zoom-animated {
    transition: transform 0.25s cubic-bezier(0, 0, 0.25, 1);
  }
  .leaflet-zoom-anim .leaflet-zoom-hide {
    visibility: hidden;
  }
`;
