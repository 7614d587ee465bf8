import { expect } from '@esm-bundle/chai';
import { options, ready } from './ready.ts';

describe('Typing in <mimer-combobox>', () => {
  it('lists what contains it, forgiving ı for i and ş for s', async () => {
    const { type, listed } = await ready();
    await type('KALDIRIM');
    expect(listed()).to.deep.equal(['Kaldırım']);
  });

  it('asks the owner’s search', async () => {
    const asked: string[] = [];
    const search = (query: string) => {
      asked.push(query);
      return options.slice(2);
    };
    const { type, listed } = await ready({ search });
    await type('xy');
    expect(asked).to.deep.equal(['x', 'xy']);
    expect(listed()).to.deep.equal(['Ağaç budama', 'Bilmiyorum']);
  });

  it('chooses the option whose label it is, and spells it so when left', async () => {
    const { type, press, field, heard } = await ready();
    await type('agac budama');
    expect(field.value).to.equal('tree');
    await press('Tab');
    expect(field.text).to.equal('Ağaç budama');
    expect(heard.at(-1)).to.equal('change tree');
  });

  it('that fits nothing says so, stays, and is not valid', async () => {
    const { type, press, field, input, form } = await ready();
    await type('uzay');
    expect(field.shadowRoot?.querySelector('[part="empty"]')?.textContent).to.equal('Sonuç yok');
    await press('Tab');
    expect(input.value).to.equal('uzay');
    expect(field.text).to.equal('uzay');
    expect(field.value).to.equal('');
    expect(field.validity.badInput).to.equal(true);
    expect(field.validationMessage).to.not.equal('');
    expect(new FormData(form).getAll('topic')).to.deep.equal(['']);
  });

  it('that fits nothing is the answer where free text is allowed', async () => {
    const { type, field, form } = await ready({ allowText: true });
    await type('Uzay ');
    expect(field.value).to.equal('Uzay');
    expect(field.text).to.equal('Uzay ');
    expect(field.validity.valid).to.equal(true);
    expect(new FormData(form).getAll('topic')).to.deep.equal(['Uzay']);
  });

  it('over a chosen option takes the choice back', async () => {
    const { type, field } = await ready({ value: 'tree' });
    await type('x');
    expect(field.value).to.equal('');
    expect(field.text).to.match(/x$/);
  });

  it('chooses neither of two options alike', async () => {
    const twins = [
      { value: '1', label: 'Atatürk Caddesi', group: 'Kocasinan' },
      { value: '2', label: 'Atatürk Caddesi', group: 'Melikgazi' },
    ];
    const { type, press, field } = await ready({ options: twins });
    await type('Atatürk Caddesi');
    expect(field.value).to.equal('');
    await press('ArrowDown', 'ArrowDown', 'Enter', 'Tab');
    expect(field.value).to.equal('2');
  });

  it('tells of it once when left', async () => {
    const { type, press, heard } = await ready();
    await type('ab');
    await press('Tab');
    expect(heard).to.deep.equal(['input “a”', 'input “ab”', 'change “ab”']);
  });

  it('is not disturbed by an owner that renders again', async () => {
    const { type, press, field, reached } = await ready({ allowText: true });
    await type('yol ');
    field.value = 'yol';
    field.options = [...options];
    await field.updateComplete;
    expect(field.text).to.equal('yol ');
    await press('ArrowDown');
    field.options = [...options];
    await field.updateComplete;
    expect(reached()).to.equal('Yol bakım');
  });
});
