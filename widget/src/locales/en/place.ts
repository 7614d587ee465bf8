import type { PlaceMessages } from '../messages.ts';

/** What is said around a point: the citizen's own place, coordinates, the map. */
export const place = {
  locate: 'Use my location',
  locating: 'Finding your location…',
  cancel: 'Cancel',
  cancelled: 'Your location was not added.',
  added: 'Location added',
  remove: 'Remove location',
  removed: 'The location was removed.',
  accuracy: distance => `accurate to about ${distance}`,
  outside: municipality =>
    `The place you marked may be outside the area of ${municipality}. You can send your request all the same; it is passed on to the institution in charge.`,
  inaccurate:
    'This location is not exact. We will find the place more easily if you also give the street or directions, or correct it on the map.',
  inaccurateWithoutMap:
    'This location is not exact. We will find the place more easily if you also give the street or directions.',
  refused: {
    denied:
      'Permission for your location was not given. You can write the address instead. To allow it, open your browser’s settings for this site, allow location and try again.',
    blocked: 'Your location cannot be used on this page. You can write the address instead.',
    insecure:
      'Your location can only be used over a secure connection (https). You can write the address instead.',
    unavailable:
      'Your location could not be found. You can switch on your device’s location service and try again, or write the address.',
    timeout:
      'Your location was not found in time. You can try again outdoors or at a window, or write the address.',
  },
  byHand: 'Enter coordinates or a map link',
  coordinates: 'Coordinates or a map link',
  coordinatesHint: 'Example: 38.7199, 35.5057. You can paste what you copied from a map.',
  openMap: 'Mark on the map',
  closeMap: 'Close the map',
  map: {
    label: 'Map',
    help: 'Tap the place, or move the map until the place is under the cross in the middle and press “Mark this place”.',
    keys: 'The arrow keys move the map, plus and minus zoom, Enter marks the point in the middle.',
    loading: 'Opening the map…',
    failed: 'The map could not be opened. You can write the address or the coordinates.',
    noTiles:
      'The pictures of the map cannot be loaded. Please check your internet connection; you can also write the address or the coordinates.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    recentre: 'Back to the marked place or the centre',
    mark: 'Mark this place',
  },
} satisfies PlaceMessages;
