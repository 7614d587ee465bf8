import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { Checkbox } from '../../../widget/src/fields/index.ts';
import { fieldSuite } from '../../support/field-suite.ts';
import { inside, mount } from './support/mount.ts';

const create = () => Object.assign(new Checkbox(), { label: 'Konu', name: 'topic' });

fieldSuite({
  tag: 'mimer-checkbox',
  create,
  filled: true,
  empty: false,
  entries: { filled: ['on'], empty: [] },
  attribute: ['checked', ''],
  kept: 'on',
  labelled: 'input',
  saysOptional: false,
});

const ready = async () => {
  const field = create();
  mount(field);
  await field.updateComplete;
  return field;
};

describe('<mimer-checkbox>', () => {
  it('is ticked by Space and tells of it', async () => {
    const field = await ready();
    const heard: string[] = [];
    for (const type of ['input', 'change'])
      field.addEventListener(type, () => heard.push(`${type} ${field.checked}`));
    field.focus();
    await sendKeys({ press: 'Space' });
    expect(heard).to.deep.equal(['input true', 'change true']);
  });

  it('takes a press anywhere in its row', async () => {
    const field = await ready();
    const row = inside(field, '[part="option"]').getBoundingClientRect();
    expect(row.height).to.be.at.least(44);
    const hit = field.shadowRoot?.elementFromPoint(row.right - 3, row.top + 3);
    if (hit instanceof HTMLElement) hit.click();
    expect(field.value).to.equal(true);
  });
});
