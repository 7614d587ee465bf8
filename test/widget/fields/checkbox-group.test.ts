import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { CheckboxGroup } from '../../../widget/src/fields/index.ts';
import { fieldSuite } from '../../support/field-suite.ts';
import { mount } from './support/mount.ts';

const options = [
  { value: 'sms', label: 'SMS' },
  { value: 'email', label: 'E-posta', hint: 'Günde en çok bir kez' },
  { value: 'letter', label: 'Mektup' },
];
const create = () => Object.assign(new CheckboxGroup(), { label: 'Konu', name: 'topic', options });

fieldSuite<readonly string[]>({
  tag: 'mimer-checkbox-group',
  create,
  filled: ['sms', 'letter'],
  empty: [],
  entries: { filled: ['sms', 'letter'], empty: [] },
  attribute: ['value', '["sms","letter"]'],
  kept: '["sms","letter"]',
  labelled: 'fieldset',
});

const ready = async (properties: Partial<CheckboxGroup>) => {
  const field = Object.assign(create(), properties);
  const form = mount(field);
  await field.updateComplete;
  return { field, form };
};

describe('<mimer-checkbox-group>', () => {
  it('collects what is ticked, in the order of the options', async () => {
    const { field } = await ready({ value: ['letter'] });
    field.shadowRoot?.querySelector<HTMLElement>('#option-0')?.focus();
    await sendKeys({ press: 'Space' });
    expect(field.value).to.deep.equal(['sms', 'letter']);
    await sendKeys({ press: 'Space' });
    expect(field.value).to.deep.equal(['letter']);
  });

  it('makes a new value and leaves the owner’s array alone', async () => {
    const value = ['letter'];
    const { field } = await ready({ value });
    field.shadowRoot?.querySelector<HTMLElement>('#option-0')?.click();
    expect(value).to.deep.equal(['letter']);
    expect(field.value).to.not.equal(value);
  });

  it('submits under a name that changes', async () => {
    const { field, form } = await ready({ value: ['sms'] });
    field.name = 'channel';
    await field.updateComplete;
    expect(new FormData(form).getAll('channel')).to.deep.equal(['sms']);
  });

  it('reads nothing from an attribute that is no list', async () => {
    const { field } = await ready({});
    field.setAttribute('value', 'sms');
    expect(field.value).to.deep.equal([]);
  });
});
