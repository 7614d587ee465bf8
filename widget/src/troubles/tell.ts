import type { Trouble, TroubledElement } from './trouble.ts';

/** Tells the webmaster on the console what is wrong. Where all is well, nobody fetches the words for it. */
export const tell = (trouble: Trouble, element?: TroubledElement): Promise<void> =>
  loadWords().then(
    ({ diagnose }) => diagnose(trouble, element),
    () => console.error('MİMER', trouble),
  );

const loadWords = () => import('./diagnose.ts');
