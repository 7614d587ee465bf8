import type { Workshop } from '../row.ts';
import { peers } from './peers.ts';
import { ours, startSite } from './site.ts';
import { openBrowser, visit } from './visit.ts';
import { within } from '../within.ts';

const rounds = 3;

/** The sum of the layout shifts of each page, by its folder; nothing is typed, as what follows an input does not count. */
export const measureShifts = (workshop: Workshop): Promise<ReadonlyMap<string, readonly number[]>> =>
  within(async scope => {
    const site = await startSite(scope, workshop, peers);
    const browser = await openBrowser(scope);
    const shifts = new Map<string, number[]>();
    for (let round = 1; round <= rounds; round += 1) {
      workshop.say(`Watching what moves, round ${round} of ${rounds} …`);
      for (const name of [ours.form, ours.unreserved, ...peers.map(peer => peer.name)]) {
        const { shift } = await visit(browser, `${site.origin}/${name}/`, { types: false });
        shifts.set(name, [...(shifts.get(name) ?? []), shift]);
      }
    }
    return shifts;
  });
