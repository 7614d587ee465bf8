import type { Core } from './core.ts';
import { plant, type During } from './plant.ts';
import { commonSubmission, stories } from './stories.ts';

const hour = 3_600_000;
const apart = 30 * hour;

/** Seeds a request in every status, twice: among those of the public, and among the test requests. */
export const seed = (core: Core, during: During): void => {
  const now = core.now().getTime();
  for (const test of [false, true]) {
    let first = '';
    for (const [index, { submitted, deeds }] of stories.entries()) {
      const start = now - (index + deeds.length + 1) * apart;
      const isByClient = test || submitted.source !== undefined;
      const reference = plant(
        {
          submitted: { ...commonSubmission, ...submitted },
          receivedAt: new Date(start),
          ...(isByClient && { client: 'call-centre', test }),
          deeds: deeds.map((deed, step) => ({
            ...(deed === 'merge' ? { desk: { type: 'merge', into: first } } : deed),
            at: new Date(start + (step + 1) * apart),
          })),
        },
        core,
        during,
      );
      if (index === 0) first = reference;
    }
  }
};
