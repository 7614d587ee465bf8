import type { Browser } from 'playwright-core';
import type { Peer } from './peers.ts';
import { freshPage } from './visit.ts';

/**
 * Fills in the page of a peer and has the server take what it sends, since a form that can't be sent would be no peer. The
 * call goes with a key, as no peer solves the challenge of those who have none.
 *
 * @throws when there is no reference in the end
 */
export const provePeer = async (browser: Browser, origin: string, { name, label }: Peer, key: string) => {
  const { page, close } = await freshPage(browser, { types: false });
  try {
    await page.route('**/requests', route =>
      route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${key}` } }),
    );
    await page.goto(`${origin}/${name}/`);
    await page.getByLabel(/^\s*Ne oldu/).fill('Tahakkuk fişimde yanlış bir tutar yazıyor.');
    // By what is in them, as SurveyJS gives its select no name.
    for (const option of ['Emlak vergisi ve çevre temizlik vergisi', 'İlan ve reklam vergisi'])
      await page.locator('select').filter({ hasText: option }).selectOption({ label: option });
    for (const [question, answer] of answers) await page.getByLabel(question).fill(answer);
    // Some lay a picture over the box, which only the keyboard finds then.
    await page.getByLabel(/okudum/).press('Space');
    await page.getByRole('button', { name: 'Başvuruyu gönder' }).click();
    await page.getByText(/Başvurunuz alındı: \d{4}-\d{7}-\d/).waitFor();
  } catch (error) {
    throw new Error(`The page of ${label} could not be sent.`, { cause: error });
  } finally {
    await close();
  }
};

const answers = [
  [/^\s*Belediye sicil/, '1234567'],
  [/^\s*Adınız/, 'Ayşe'],
  [/^\s*Soyadınız/, 'Yılmaz'],
  [/^\s*Cep telefonunuz/, '0530 253 91 91'],
] as const;
