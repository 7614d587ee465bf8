import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { TextArea } from '../../../widget/src/fields/index.ts';
import { fieldSuite } from '../../support/field-suite.ts';
import { messages } from './support/messages.ts';
import { inside, mount } from './support/mount.ts';

const create = () => Object.assign(new TextArea(), { label: 'Konu', name: 'topic' });

fieldSuite({
  tag: 'mimer-text-area',
  create,
  filled: 'Sokakta\nçukur var',
  empty: '',
  entries: { filled: ['Sokakta\nçukur var'], empty: [''] },
  attribute: ['value', 'Sokakta\nçukur var'],
  kept: 'Sokakta\nçukur var',
  labelled: 'textarea',
});

const ready = async (properties: Partial<TextArea>) => {
  const field = Object.assign(create(), properties);
  mount(field);
  await field.updateComplete;
  return { field, area: inside(field, 'textarea') };
};
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('<mimer-text-area>', () => {
  it('shows its rows and grows with what is written', async () => {
    const { field, area } = await ready({ rows: 3 });
    const { offsetHeight } = area;
    expect(offsetHeight).to.be.within(72, 110);
    field.value = 'satır\n'.repeat(8);
    await field.updateComplete;
    // Where the browser can’t do that yet, the field can be drawn larger.
    if (CSS.supports('field-sizing: content')) expect(area.offsetHeight).to.be.above(offsetHeight);
    else expect(getComputedStyle(area).resize).to.equal('vertical');
  });

  it('starts a new line on Enter', async () => {
    const { field } = await ready({});
    field.focus();
    await sendKeys({ press: 'Enter' });
    expect(field.value).to.equal('\n');
  });

  it('counts down in the last quarter, and moves nothing by it', async () => {
    const { field } = await ready({ messages, maxlength: 100, value: 'a' });
    const counter = inside(field, '[part="counter"]');
    const { offsetHeight } = field;
    expect(getComputedStyle(counter).visibility).to.equal('hidden');
    field.value = 'a'.repeat(80);
    await field.updateComplete;
    expect(getComputedStyle(counter).visibility).to.equal('visible');
    expect(counter.textContent?.trim()).to.equal('20 karakter kaldı');
    expect(field.offsetHeight).to.be.at.least(offsetHeight);
  });

  it('takes more than fits, says so, and is not valid', async () => {
    const { field } = await ready({ messages, maxlength: 3 });
    field.focus();
    await sendKeys({ type: 'abcde' });
    expect(field.value).to.equal('abcde');
    expect(field.validity.tooLong).to.equal(true);
    expect(field.validationMessage).to.equal('2 karakter fazla');
    expect(inside(field, '[part="counter"]').textContent?.trim()).to.equal('2 karakter fazla');
  });

  it('stops at its length where it has no words to say so', async () => {
    const { field } = await ready({ maxlength: 3 });
    field.focus();
    await sendKeys({ type: 'abcde' });
    expect(field.value).to.equal('abc');
  });

  it('announces the count near the end only, once the keys rest', async () => {
    const { field } = await ready({ messages, maxlength: 20, value: 'a'.repeat(16) });
    const status = inside(field, '[role="status"]');
    field.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'b' });
    await pause(1100);
    expect(status.textContent).to.equal('');
    await sendKeys({ type: 'b' });
    expect(status.textContent).to.equal('');
    await pause(1100);
    expect(status.textContent).to.equal('2 karakter kaldı');
  });
});
