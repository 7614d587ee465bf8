// Leaflet is typed as a whole only; it is taken apart, so that pages load no more of it than they show.

declare module 'leaflet/src/map/Map.js' {
  export { Map } from 'leaflet';
}

declare module 'leaflet/src/map/handler/Map.TouchZoom.js' {
  export {};
}

declare module 'leaflet/src/layer/tile/GridLayer.js' {
  export { GridLayer } from 'leaflet';
}
