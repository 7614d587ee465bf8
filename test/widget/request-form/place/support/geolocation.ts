/** What the device answers: a place, one of the browser's three refusals, or nothing yet. */
export type Answer =
  | { readonly latitude: number; readonly longitude: number; readonly accuracy: number }
  | { readonly code: 1 | 2 | 3 }
  | 'silence';

const original = Object.getOwnPropertyDescriptor(Navigator.prototype, 'geolocation');

afterEach(() => {
  if (original !== undefined) Object.defineProperty(Navigator.prototype, 'geolocation', original);
});

/** Lets the device answer like this until the test is over, and tells what it was asked. */
export const playDevice = (answer: Answer) => {
  const asked: (PositionOptions | undefined)[] = [];
  let late: ((answer: Exclude<Answer, 'silence'>) => void) | undefined;
  const geolocation = {
    getCurrentPosition: (
      found: (position: unknown) => void,
      refused: (error: unknown) => void,
      options?: PositionOptions,
    ) => {
      asked.push(options);
      const reply = (given: Exclude<Answer, 'silence'>) =>
        'code' in given ? refused(given) : found({ coords: given });
      late = reply;
      if (answer !== 'silence') queueMicrotask(() => reply(answer));
    },
  };
  Object.defineProperty(Navigator.prototype, 'geolocation', { configurable: true, get: () => geolocation });
  return { asked, answerLate: (given: Exclude<Answer, 'silence'>) => late?.(given) };
};

/** Lets the page have been forbidden to ask, as `Permissions-Policy: geolocation=()` does. */
export const forbidDevice = (): void => {
  const policy = { allowsFeature: (name: string) => name !== 'geolocation' };
  Object.defineProperty(document, 'permissionsPolicy', { configurable: true, value: policy });
  afterEachOnce(() => Reflect.deleteProperty(document, 'permissionsPolicy'));
};

/** Lets the page count as insecure. */
export const makeInsecure = (): void => {
  const own = Object.getOwnPropertyDescriptor(window, 'isSecureContext');
  Object.defineProperty(window, 'isSecureContext', { configurable: true, get: () => false });
  afterEachOnce(() => {
    if (own === undefined) Reflect.deleteProperty(window, 'isSecureContext');
    else Object.defineProperty(window, 'isSecureContext', own);
  });
};

const undo: (() => unknown)[] = [];

const afterEachOnce = (act: () => unknown): void => {
  undo.push(act);
};

afterEach(() => {
  for (const act of undo.splice(0)) act();
});
