import type { Point } from '../../flow/point.ts';

/** Why the device does not tell where it is; the words for it are the locale's. */
export type LocationRefusal = 'denied' | 'blocked' | 'insecure' | 'unavailable' | 'timeout';

/** Where the device is, or why it does not tell. */
export type Located = { readonly point: Point } | { readonly refusal: LocationRefusal };

const options: PositionOptions = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 };

/** Whether the page itself has no right to ask, whatever the citizen says; only Chromium tells. */
const isBlocked = (): boolean => {
  const policy: unknown =
    Reflect.get(document, 'permissionsPolicy') ?? Reflect.get(document, 'featurePolicy');
  if (typeof policy !== 'object' || policy === null) return false;
  const allows: unknown = Reflect.get(policy, 'allowsFeature');
  return typeof allows === 'function' && Reflect.apply(allows, policy, ['geolocation']) === false;
};

const refusals: Readonly<Record<number, LocationRefusal>> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };

/** Asks the device where it is, and the citizen whether it may tell; call it only when they wanted it. */
export const locate = (signal: AbortSignal): Promise<Located> =>
  new Promise((resolve, reject) => {
    const giveUp = () => reject(new DOMException('Nobody waits for the location.', 'AbortError'));
    if (signal.aborted) return giveUp();
    if (!isSecureContext) return resolve({ refusal: 'insecure' });
    if (!('geolocation' in navigator)) return resolve({ refusal: 'unavailable' });
    if (isBlocked()) return resolve({ refusal: 'blocked' });
    signal.addEventListener('abort', giveUp, { once: true });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lng, accuracy } }) => resolve({ point: { lat, lng, accuracy } }),
      ({ code }) => resolve({ refusal: refusals[code] ?? 'unavailable' }),
      options,
    );
  });
