import { emulateMedia } from '@web/test-runner-commands';

/** Only Chromium lets a test say that a page is printed, or that its reader wants no motion. */
const isAble = navigator.userAgent.includes('Chrome');

/** A test that needs it, where it can be had. */
export const itEmulating: typeof it = (title, body) => {
  if (isAble) it(title, body);
};

/** Wants no motion from here on, where that can be said; elsewhere tests bear it. */
export const preferMotion = async (reducedMotion: 'reduce' | 'no-preference'): Promise<void> => {
  if (isAble) await emulateMedia({ reducedMotion });
};
