import type { Locator, Page } from 'playwright-core';

/** What a citizen of the tests writes about themselves: found anywhere in a browser's storage, it was kept without being asked for. */
export const personal = {
  givenName: 'Kanaryacan',
  familyName: 'Kanaryaoğlu',
  phone: '0530 253 91 91',
  address: 'Kanarya Mah. No: 12',
};

export const formOf = (page: Page): Locator => page.locator('mimer-request-form');

const next = async (form: Locator, heading: string): Promise<void> => {
  await form.getByRole('button', { name: 'Devam et' }).click();
  await form.getByRole('heading', { name: heading }).waitFor();
};

export const fillSubject = async (
  form: Locator,
  description = 'Yolda derin bir çukur var.',
): Promise<void> => {
  await form.locator('[name="description"] textarea').fill(description);
  await form.locator('[name="service"] input').fill('cukur');
  await form.getByRole('option').first().click();
  await form.locator('[name="kind"] input[value="complaint"]').check({ force: true });
};

export const fillPlace = async (form: Locator): Promise<void> => {
  await next(form, 'Neresi?');
  await form.locator('[name="street"] input').fill('Bahçe Sokak');
};

export const fillPerson = async (form: Locator): Promise<void> => {
  await next(form, 'İletişim bilgileriniz');
  await form.locator('[name="givenName"] input').fill(personal.givenName);
  await form.locator('[name="familyName"] input').fill(personal.familyName);
  await form.locator('[name="channel"] input[value="sms"]').check({ force: true });
  await form.locator('[name="phone"] input').fill(personal.phone);
  await form.locator('[name="address"] textarea').fill(personal.address);
  await form.locator('[name="notice:general"] input').check({ force: true });
  await next(form, 'Kontrol ediniz ve gönderiniz');
};

/** A form with everything it needs, before it is sent. */
export const fillAll = async (form: Locator): Promise<void> => {
  await fillSubject(form);
  await fillPlace(form);
  await fillPerson(form);
};

export const send = (form: Locator): Promise<void> =>
  form.getByRole('button', { name: 'Başvuruyu gönder' }).click();

export const receiptOf = async (form: Locator): Promise<string> => {
  await form.getByRole('heading', { name: 'Başvurunuz alındı' }).waitFor();
  return (await form.locator('[part="reference"]').innerText()).trim();
};

/** Everything that the page's origin keeps in this browser, as text. */
export const storageOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = [{ ...sessionStorage }, { ...localStorage }, document.cookie];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database could not be opened.'));
      });
      for (const store of database.objectStoreNames) {
        const entries = await new Promise<unknown>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error('The store could not be read.'));
        });
        found.push(entries);
      }
      database.close();
    }
    return JSON.stringify(found);
  });
