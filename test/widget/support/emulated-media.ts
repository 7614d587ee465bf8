import { emulateMedia } from '@web/test-runner-commands';
import { emulatesMedia } from './engine.ts';

/** A test that needs it, where it can be had. */
export const itEmulating: typeof it = (title, body) => {
  if (emulatesMedia) it(title, body);
};

/** Wants no motion from here on, where that can be said; elsewhere tests bear it. */
export const preferMotion = async (reducedMotion: 'reduce' | 'no-preference'): Promise<void> => {
  if (emulatesMedia) await emulateMedia({ reducedMotion });
};
