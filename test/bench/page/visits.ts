import type { Workshop } from '../row.ts';
import { peers } from './peers.ts';
import { provePeer } from './prove-peer.ts';
import { ours, startSite } from './site.ts';
import { openBrowser, visit, type Seen } from './visit.ts';
import { within } from '../within.ts';

const rounds = 9;

/** For what the peers send, once each. */
const testKey = ['--label', 'Bench', '--scopes', 'requests:write', '--test'];

/** What was seen in the loads of each page, by its folder: in turns, so that whatever makes the machine slower meets all of them. */
export const makeVisits = (workshop: Workshop): Promise<ReadonlyMap<string, readonly Seen[]>> =>
  within(async scope => {
    const site = await startSite(scope, workshop, peers);
    const browser = await openBrowser(scope);
    const key = await site.command('key', 'create', ...testKey);
    for (const peer of peers) await provePeer(browser, site.origin, peer, key);

    const visits = new Map<string, Seen[]>();
    const names = [ours.form, ...peers.map(({ name }) => name)];
    // The first round warms up; every other one runs backwards, so that nobody is always last.
    for (let round = 0; round <= rounds; round += 1) {
      workshop.say(`Loading ${names.length} pages, round ${round} of ${rounds} …`);
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        const seen = await visit(browser, `${site.origin}/${name}/`);
        if (round > 0) visits.set(name, [...(visits.get(name) ?? []), seen]);
      }
    }
    return visits;
  });
