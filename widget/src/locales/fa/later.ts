import type { LaterLoaders } from '../messages.ts';

/** The words of the elements whose code comes once one is on the page. */
export const fa: LaterLoaders = {
  contact: async () => (await import('./contact.ts')).contact,
  statistics: async () => (await import('./statistics.ts')).statistics,
  launcher: async () => (await import('./launcher.ts')).launcher,
};
