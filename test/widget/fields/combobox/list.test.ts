import { expect } from '@esm-bundle/chai';
import { sendMouse } from '@web/test-runner-commands';
import { accessibleName, expectAccessible } from '../support/axe.ts';
import { inside } from '../support/mount.ts';
import { options, ready } from './ready.ts';

const press = async (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
};
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('The list of <mimer-combobox>', () => {
  for (const scheme of ['light', 'dark']) {
    it(`is accessible while it is open, ${scheme}`, async () => {
      const { press, form } = await ready({ value: 'tree' });
      form.style.colorScheme = scheme;
      form.style.background = 'Canvas';
      await press('ArrowDown');
      await expectAccessible(form);
      await press('Escape');
      await expectAccessible(form);
    });
  }

  it('stands in groups that are named', async () => {
    const { press, field } = await ready();
    await press('ArrowDown');
    const groups = Array.from(inside(field, '[role="listbox"]').querySelectorAll('[role="group"]'));
    expect(groups.map(accessibleName)).to.deep.equal(['Yollar', 'Park ve bahçe']);
    expect(groups.map(group => group.querySelectorAll('[role="option"]').length)).to.deep.equal([2, 1]);
  });

  it('opens by a press on the field and gives what is pressed, keeping the focus', async () => {
    const { field, input, heard, isOpen } = await ready();
    await press(input);
    await field.updateComplete;
    expect(isOpen()).to.equal(true);
    await press(inside(field, '#option-2'));
    expect(field.value).to.equal('tree');
    expect(heard).to.deep.equal(['input tree', 'change tree']);
    expect(isOpen()).to.equal(false);
    expect(document.activeElement).to.equal(field);
  });

  it('has options high enough for a finger', async () => {
    const { press, field } = await ready();
    await press('ArrowDown');
    expect(inside(field, '#option-1').offsetHeight).to.be.at.least(44);
  });

  it('shows the option the keys have reached', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ value: `${index}`, label: `Sokak ${index}` }));
    const { press, field } = await ready({ options: many });
    await press('ArrowUp');
    await pause(50);
    const list = inside(field, '[role="listbox"]').getBoundingClientRect();
    expect(inside(field, '#option-39').getBoundingClientRect().bottom).to.be.at.most(list.bottom + 1);
  });

  it('has its number of results announced, once the keys rest', async () => {
    const { type, field } = await ready();
    const status = inside(field, '[role="status"]');
    await type('a');
    expect(status.textContent).to.equal('');
    await pause(800);
    expect(status.textContent).to.equal('3 sonuç');
    await type('q');
    await pause(800);
    expect(status.textContent).to.equal('Sonuç yok');
  });

  it('closes when the focus goes elsewhere', async () => {
    const { type, isOpen, input } = await ready();
    await type('y');
    expect(isOpen()).to.equal(true);
    input.blur();
    await pause(0);
    expect(isOpen()).to.equal(false);
  });

  it('is emptied by its button, which has a name', async () => {
    const { field, heard, form } = await ready({ value: 'tree' });
    const clear = inside(field, '[part="clear"]');
    expect(accessibleName(clear)).to.equal('Temizle: Konu');
    await press(clear);
    expect(field.value).to.equal('');
    expect(field.text).to.equal('');
    expect(heard).to.deep.equal(['input “”', 'change “”']);
    expect(document.activeElement).to.equal(field);
    expect(new FormData(form).getAll('topic')).to.deep.equal(['']);
  });
});

describe('The value of <mimer-combobox>', () => {
  it('shows its label, also when the options come later or in another language', async () => {
    const { field } = await ready({ value: 'tree', options: [] });
    expect(field.text).to.equal('');
    field.options = options;
    await field.updateComplete;
    expect(field.text).to.equal('Ağaç budama');
    field.options = [{ value: 'tree', label: 'Tree pruning' }];
    await field.updateComplete;
    expect(field.text).to.equal('Tree pruning');
  });

  it('shows itself where free text is allowed', async () => {
    const { field } = await ready({ value: 'Uzay', allowText: true });
    expect(field.text).to.equal('Uzay');
  });

  it('goes with what was typed when its form is reset', async () => {
    const { type, field, form } = await ready();
    await type('uzay');
    form.reset();
    await field.updateComplete;
    expect(field.text).to.equal('');
    expect(field.validity.valid).to.equal(true);
  });
});
