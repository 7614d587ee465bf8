import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { Select } from '../../../widget/src/fields/index.ts';
import { fieldSuite } from '../../support/field-suite.ts';
import { inside, mount } from './support/mount.ts';

const options = [
  { value: 'a', label: 'Ağaç' },
  { value: 'b', label: 'Bisiklet yolu' },
];
const create = () =>
  Object.assign(new Select(), { label: 'Konu', name: 'topic', options, emptyText: 'Seçin' });

fieldSuite({
  tag: 'mimer-select',
  create,
  filled: 'b',
  empty: '',
  entries: { filled: ['b'], empty: [''] },
  attribute: ['value', 'b'],
  kept: 'b',
  labelled: 'select',
});

const ready = async (properties: Partial<Select>) => {
  const field = Object.assign(create(), properties);
  mount(field);
  await field.updateComplete;
  return field;
};
const shown = (field: Select) => inside(field, 'option:checked').textContent;

describe('<mimer-select>', () => {
  it('says what to do as long as nothing is chosen', async () => {
    expect(shown(await ready({}))).to.equal('Seçin');
  });

  it('is changed by the keys and tells of it', async () => {
    const field = await ready({});
    const heard: string[] = [];
    for (const type of ['input', 'change'])
      field.addEventListener(type, () => heard.push(`${type} ${field.value}`));
    field.focus();
    await sendKeys({ type: 'B' });
    expect(heard).to.deep.equal(['input b', 'change b']);
  });

  it('follows its value there and back, and options that come later', async () => {
    const field = await ready({ options: [], value: 'b' });
    expect(shown(field)).to.equal('Seçin');
    field.options = options;
    await field.updateComplete;
    expect(shown(field)).to.equal('Bisiklet yolu');
    for (const [value, label] of [
      ['a', 'Ağaç'],
      ['b', 'Bisiklet yolu'],
      ['', 'Seçin'],
    ] as const) {
      field.value = value;
      await field.updateComplete;
      expect(shown(field)).to.equal(label);
    }
  });
});
