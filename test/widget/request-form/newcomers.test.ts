import { expect } from '@esm-bundle/chai';
import type { RequestForm } from '../../../widget/src/index.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { fill, open, query, textOf } from './support/form.ts';

const status = '[role="status"]';

const said = (form: RequestForm, words: string) =>
  eventually(() => textOf(form, status).startsWith(words) && textOf(form, status));

describe('what appears below the fields', () => {
  it('is told once the keys rest: subjects that fit', async () => {
    playBackend();
    const form = await open();
    await fill(form, 'description', 'Büyük bir çukur var');
    expect(query(form, '[part="suggestions"]')).not.to.equal(undefined);
    expect(textOf(form, status)).to.equal('');
    expect(await said(form, 'Yazdıklarınıza uyan konular: ')).to.contain('Çukur / yol bozukluğu');
  });

  it('is told: another institution that is in charge', async () => {
    playBackend();
    const form = await open();
    await fill(form, 'service', 'Su kesintisi');
    expect(await said(form, 'Bu konuyla başka bir kurum ilgileniyor: ')).to.contain('KASKİ');
  });
});
