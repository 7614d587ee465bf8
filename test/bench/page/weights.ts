import type { Workshop } from '../row.ts';
import { neededFor } from './needed.ts';
import { peers } from './peers.ts';
import { ours, startSite } from './site.ts';
import { openBrowser, visit } from './visit.ts';
import { createScales, type Weight } from './weigh.ts';
import { within } from '../within.ts';

/** What a page fetches until something can be done, and in all. */
export interface Weights {
  readonly toType: Weight;
  readonly toChoose: Weight;
  readonly everything: Weight;
}

/** What was weighed: each page by its folder, and all of ours on one page. */
export interface Weighed {
  readonly pages: ReadonlyMap<string, Weights>;
  readonly whole: Weight;
}

export const weighPages = (workshop: Workshop): Promise<Weighed> =>
  within(async scope => {
    const site = await startSite(scope, workshop, peers);
    const browser = await openBrowser(scope);
    const weigh = createScales();
    const weighAll = async (page: string) => {
      const { loaded } = await visit(browser, page, { types: false });
      return weigh(loaded.map(({ url }) => url));
    };
    const pages = new Map<string, Weights>();
    for (const name of [ours.form, ...peers.map(peer => peer.name)]) {
      workshop.say(`Holding back what /${name}/ fetches, file by file …`);
      const page = `${site.origin}/${name}/`;
      pages.set(name, {
        toType: await weigh(await neededFor(browser, page, 'input')),
        toChoose: await weigh(await neededFor(browser, page, 'services')),
        everything: await weighAll(page),
      });
    }
    return { pages, whole: await weighAll(`${site.origin}/${ours.all}/`) };
  });
