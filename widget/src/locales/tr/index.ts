import type { Loaders } from '../messages.ts';

export const tr: Loaders = {
  opening: async () => (await import('./opening.ts')).opening,
  form: async () => (await import('./form.ts')).form,
  tracker: async () => (await import('./tracker.ts')).tracker,
};
