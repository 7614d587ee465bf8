import { expect } from '@esm-bundle/chai';
import { ready } from './ready.ts';

describe('The keys of <mimer-combobox>', () => {
  it('Down opens the list and goes through it, round and round', async () => {
    const { press, reached, isOpen } = await ready();
    await press('ArrowDown');
    expect(isOpen()).to.equal(true);
    expect(reached()).to.equal('Yol bakım');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(reached()).to.equal('Bilmiyorum');
    await press('ArrowDown');
    expect(reached()).to.equal('Yol bakım');
  });

  it('Up opens the list from its end', async () => {
    const { press, reached } = await ready();
    await press('ArrowUp');
    expect(reached()).to.equal('Bilmiyorum');
    await press('ArrowUp');
    expect(reached()).to.equal('Ağaç budama');
  });

  it('Alt+Down opens the list and leaves the keys in the text, Alt+Up closes it', async () => {
    const { press, reached, isOpen } = await ready();
    await press('Alt+ArrowDown');
    expect(isOpen()).to.equal(true);
    expect(reached()).to.equal(undefined);
    await press('Alt+ArrowUp');
    expect(isOpen()).to.equal(false);
  });

  it('Home and End are the list’s once the keys are in it', async () => {
    const { press, reached } = await ready();
    await press('ArrowDown', 'End');
    expect(reached()).to.equal('Bilmiyorum');
    await press('Home');
    expect(reached()).to.equal('Yol bakım');
  });

  it('Home and End are the text’s before', async () => {
    const { press, type, input } = await ready();
    await type('yol');
    await press('Home');
    expect(input.selectionStart).to.equal(0);
    await press('End');
    expect(input.selectionStart).to.equal(3);
  });

  it('Enter takes the option they have reached, and the list closes', async () => {
    const { press, field, heard, isOpen } = await ready();
    await press('ArrowDown', 'ArrowDown', 'Enter');
    expect(field.value).to.equal('pavement');
    expect(field.text).to.equal('Kaldırım');
    expect(isOpen()).to.equal(false);
    expect(heard).to.deep.equal(['input pavement', 'change pavement']);
  });

  it('Enter in an open list sends no form, in a closed one it does', async () => {
    const { press, form } = await ready();
    form.append(document.createElement('button'));
    let sent = 0;
    form.addEventListener('submit', event => {
      event.preventDefault();
      sent += 1;
    });
    await press('ArrowDown', 'Enter');
    expect(sent).to.equal(0);
    await press('Enter');
    expect(sent).to.equal(1);
  });

  it('Escape closes the list, keeps the text, and goes no further', async () => {
    const { press, type, field, form, isOpen } = await ready();
    let further = 0;
    form.addEventListener('keydown', ({ key }) => (further += Number(key === 'Escape')));
    await type('yo');
    await press('Escape');
    expect(isOpen()).to.equal(false);
    expect(field.text).to.equal('yo');
    expect(further).to.equal(0);
    await press('Escape');
    expect(further).to.equal(1);
  });

  it('Tab leaves, also from an open list', async () => {
    const { press, form, field, isOpen } = await ready();
    const next = document.createElement('input');
    form.append(next);
    await press('ArrowDown', 'Tab');
    expect(document.activeElement).to.equal(next);
    expect(isOpen()).to.equal(false);
    expect(field.value).to.equal('');
  });

  it('Down goes to the chosen option among all of them', async () => {
    const { press, reached, listed } = await ready({ value: 'tree' });
    await press('ArrowDown');
    expect(listed()).to.have.length(4);
    expect(reached()).to.equal('Ağaç budama');
  });
});
