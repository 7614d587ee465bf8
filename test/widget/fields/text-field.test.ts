import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { TextField } from '../../../widget/src/fields/index.ts';
import { fieldSuite } from '../../support/field-suite.ts';
import { inputOf, mount } from './support/mount.ts';

const create = () => Object.assign(new TextField(), { label: 'Konu', name: 'topic' });

fieldSuite({
  tag: 'mimer-text-field',
  create,
  filled: 'Çukur',
  empty: '',
  entries: { filled: ['Çukur'], empty: [''] },
  attribute: ['value', 'Çukur'],
  kept: 'Çukur',
  labelled: 'input',
});

const ready = async (properties: Partial<TextField>) => {
  const field = Object.assign(create(), properties);
  const form = mount(field);
  await field.updateComplete;
  return { field, form, input: inputOf(field) };
};

describe('<mimer-text-field>', () => {
  it('tells of what is typed, and once of what is committed', async () => {
    const { field } = await ready({});
    const heard: string[] = [];
    for (const type of ['input', 'change'])
      field.addEventListener(type, () => heard.push(`${type} ${field.value}`));
    field.focus();
    await sendKeys({ type: 'ab' });
    await sendKeys({ press: 'Tab' });
    expect(heard).to.deep.equal(['input a', 'input ab', 'change ab']);
  });

  it('puts itself right while it is typed in', async () => {
    const { field } = await ready({ required: true });
    field.checkValidity();
    field.focus();
    await sendKeys({ type: 'a' });
    await field.updateComplete;
    expect(field.matches(':state(user-invalid)')).to.equal(false);
  });

  it('judges by its type', async () => {
    const { field } = await ready({ type: 'email', value: 'ayşe' });
    expect(field.validity.typeMismatch).to.equal(true);
    field.value = 'ayse@example.org';
    expect(field.validity.valid).to.equal(true);
  });

  it('leaves a half-typed number alone', async () => {
    const { field, input } = await ready({ type: 'number' });
    field.focus();
    await sendKeys({ type: '1e' });
    await field.updateComplete;
    expect(field.value).to.equal('');
    expect(field.validity.badInput).to.equal(true);
    await sendKeys({ type: '2' });
    expect(input.value).to.equal('1e2');
  });

  it('stops at its length', async () => {
    const { field } = await ready({ maxlength: 3 });
    field.focus();
    await sendKeys({ type: 'abcd' });
    expect(field.value).to.equal('abc');
  });

  it('passes on what the browser and the keyboard need to know', async () => {
    const { input } = await ready({ type: 'tel', autocomplete: 'tel', inputmode: 'tel' });
    expect(input.type).to.equal('tel');
    expect(input.autocomplete).to.equal('tel');
    expect(input.inputMode).to.equal('tel');
    expect(input.spellcheck).to.equal(false);
  });

  it('is as wide as the answer is expected to be', async () => {
    const { input: small } = await ready({ size: 's' });
    const { input: whole } = await ready({});
    expect(small.offsetWidth).to.be.below(whole.offsetWidth / 2);
  });

  it('follows the script of what is typed, and the page while it is empty', async () => {
    const { field, form, input } = await ready({});
    form.dir = 'rtl';
    expect(input.matches(':dir(rtl)')).to.equal(true);
    field.value = 'Çukur';
    await field.updateComplete;
    expect(input.matches(':dir(ltr)')).to.equal(true);
  });

  it('sends its form on Enter, through the form’s own button', async () => {
    const { field, form } = await ready({ value: 'a' });
    const button = document.createElement('button');
    form.append(button);
    const submitters: unknown[] = [];
    form.addEventListener('submit', event => {
      event.preventDefault();
      submitters.push(event.submitter);
    });
    field.focus();
    await sendKeys({ press: 'Enter' });
    expect(submitters).to.deep.equal([button]);
  });
});
