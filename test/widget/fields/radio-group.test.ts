import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { RadioGroup } from '../../../widget/src/fields/index.ts';
import { fieldSuite } from '../../support/field-suite.ts';
import { accessibleName } from './support/axe.ts';
import { inputOf, inside, mount } from './support/mount.ts';

const options = [
  { value: 'complaint', label: 'Şikâyet', hint: 'Bir sorun bildirin' },
  { value: 'request', label: 'İstek' },
  { value: 'thanks', label: 'Teşekkür' },
];
const create = () => Object.assign(new RadioGroup(), { label: 'Konu', name: 'topic', options });

fieldSuite({
  tag: 'mimer-radio-group',
  create,
  filled: 'request',
  empty: '',
  entries: { filled: ['request'], empty: [''] },
  attribute: ['value', 'request'],
  kept: 'request',
  labelled: 'fieldset',
});

const ready = async (properties: Partial<RadioGroup>) => {
  const field = Object.assign(create(), properties);
  mount(field);
  await field.updateComplete;
  return field;
};
const checked = (field: RadioGroup) =>
  Array.from(field.shadowRoot?.querySelectorAll('input:checked') ?? [], ({ id }) => id);

describe('<mimer-radio-group>', () => {
  it('moves by the arrow keys and tells of it', async () => {
    const field = await ready({ value: 'complaint' });
    const heard: string[] = [];
    for (const type of ['input', 'change'])
      field.addEventListener(type, () => heard.push(`${type} ${field.value}`));
    field.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(heard).to.deep.equal(['input request', 'change request']);
    expect(checked(field)).to.deep.equal(['option-1']);
  });

  it('is one stop for Tab, at the chosen one', async () => {
    const field = await ready({ value: 'thanks' });
    await sendKeys({ press: 'Tab' });
    expect(field.shadowRoot?.activeElement?.id).to.equal('option-2');
  });

  it('gives the focus to the chosen one', async () => {
    const field = await ready({ value: 'request' });
    field.focus();
    expect(field.shadowRoot?.activeElement?.id).to.equal('option-1');
  });

  it('takes a press anywhere in a row', async () => {
    const field = await ready({});
    const row = inside(field, '[part="option"]').getBoundingClientRect();
    expect(row.height).to.be.at.least(44);
    const hit = field.shadowRoot?.elementFromPoint(row.right - 3, row.bottom - 3);
    if (hit instanceof HTMLElement) hit.click();
    expect(field.value).to.equal('complaint');
  });

  it('names an option by its label and describes it by its hint', async () => {
    const input = inputOf(await ready({}));
    expect(accessibleName(input)).to.equal('Şikâyet');
    expect(input.getAttribute('aria-describedby')).to.equal('hint-0');
  });

  it('follows its value, and options that come later', async () => {
    const field = await ready({ options: [], value: 'thanks' });
    field.options = options;
    await field.updateComplete;
    expect(checked(field)).to.deep.equal(['option-2']);
    field.value = '';
    await field.updateComplete;
    expect(checked(field)).to.deep.equal([]);
  });

  it('keeps apart from another of the same name', async () => {
    const first = await ready({ value: 'request' });
    const second = await ready({ value: 'thanks' });
    expect(checked(first)).to.deep.equal(['option-1']);
    expect(checked(second)).to.deep.equal(['option-2']);
  });

  it('sets short options side by side', async () => {
    const field = await ready({ inline: true });
    const rows = Array.from(field.shadowRoot?.querySelectorAll('[part="option"]') ?? []);
    expect(new Set(rows.map(row => row.getBoundingClientRect().top)).size).to.equal(1);
  });
});
