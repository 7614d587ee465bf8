import type { Page } from 'playwright-core';
import { clerksMorning } from '../support/clerks-morning.ts';
import type { serverProcess } from '../support/server-process.ts';
import { settle } from '../support/states/stage.ts';

type Server = Awaited<ReturnType<typeof serverProcess>>;

/** A page of the example as a whole, in a situation that is worth a look. */
export interface Scene {
  readonly element: 'page' | 'desk';
  readonly step: string;
  /** The language that the picture is filed under. */
  readonly lang: 'tr' | 'en' | 'ar' | 'fa';
  readonly reach: (page: Page, server: Server) => Promise<unknown>;
}

const keys = new WeakMap<Server, Promise<string>>();

/** The key of a desk that has thirty requests to see, which are made once. */
const deskKey = (server: Server): Promise<string> => {
  const known = keys.get(server);
  if (known !== undefined) return known;
  const made = (async () => {
    const scopes = 'requests:write,desk:read,desk:write,desk:sensitive';
    const key = await server.command('key', 'create', '--label', 'Pictures', '--scopes', scopes);
    await clerksMorning(server, key);
    return key;
  })();
  keys.set(server, made);
  return made;
};

const home = (lang: Scene['lang'], path: string): Scene => ({
  element: 'page',
  step: 'home',
  lang,
  reach: async (page, server) => {
    await deskKey(server);
    await page.goto(`${server.origin}${path}`);
    await page.locator('mimer-request-form').getByRole('combobox').waitFor();
    await page.locator('mimer-statistics').locator('[part~="chart"]').first().waitFor();
    await page.locator('mimer-contact-centre').locator('[part="channels"]').waitFor();
    await settle(page);
  },
});

const signIn = async (page: Page, server: Server): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(`${server.origin}/desk`);
  await page.getByLabel('API anahtarı').fill(await deskKey(server));
  await page.getByRole('button', { name: 'Masayı aç' }).click();
  await page.locator('.row').first().waitFor();
};

/** The views are buttons whose names end in a count. */
const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Görünümler' }).getByRole('button', { name });

const desk = (step: string, reach: (page: Page) => Promise<unknown>): Scene => ({
  element: 'desk',
  step,
  lang: 'tr',
  reach: async (page, server) => {
    await signIn(page, server);
    await reach(page);
  },
});

const openFirst = async (page: Page) => {
  await page.locator('.row').first().click();
  await page.locator('.request').waitFor();
};

export const scenes: readonly Scene[] = [
  home('tr', '/'),
  home('en', '/en'),
  home('ar', '/ar'),
  home('fa', '/fa'),
  {
    element: 'page',
    step: 'notice',
    lang: 'tr',
    reach: async (page, server) => {
      await page.goto(`${server.origin}/kvkk`);
      await page.getByText('1. Veri sorumlusu').waitFor();
    },
  },
  {
    element: 'page',
    step: 'accessibility',
    lang: 'tr',
    reach: (page, server) => page.goto(`${server.origin}/erisilebilirlik`),
  },
  {
    element: 'desk',
    step: 'sign-in',
    lang: 'tr',
    reach: (page, server) => page.goto(`${server.origin}/desk`),
  },
  desk('new', page => page.locator('.row').first().waitFor()),
  desk('overdue', async page => {
    await view(page, 'Geciken').click();
    await page.locator('.due.late').first().waitFor();
  }),
  desk('filters', async page => {
    await page.getByText('Süzgeç ve sıralama').click();
  }),
  desk('request', async page => {
    await page.locator('.row', { hasText: 'Yaralı' }).click();
    await page.locator('.picture img[src]').waitFor();
  }),
  desk('forwarding', async page => {
    await openFirst(page);
    await page.getByRole('radio', { name: 'Birime yönlendir' }).check();
  }),
  desk('resolving', async page => {
    await openFirst(page);
    await page.getByRole('radio', { name: 'Sonuçlandır' }).check();
    await page.getByRole('button', { name: 'Yapıldı' }).click();
  }),
  desk('registering', async page => {
    await page.getByRole('button', { name: 'Yeni kayıt' }).click();
    await page.getByRole('radio', { name: 'Dilekçe' }).check();
    await page.locator('[name=service]').last().selectOption('PRK-02');
    await page.getByLabel('Telefonu').fill('0532 111 00 02');
    await page.getByLabel('Telefonu').blur();
    await page.getByText('Bu numaranın başvuruları:').waitFor();
  }),
  desk('tasks', async page => {
    await view(page, 'Bildirilecek').click();
    await page.locator('.task, #empty:not([hidden])').first().waitFor();
  }),
  desk('help', page => page.getByRole('button', { name: 'Kısayollar' }).click()),
];
