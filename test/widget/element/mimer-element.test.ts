import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { MimerElement, type Content, type ElementClient } from '../../../widget/src/element/mimer-element.ts';
import { eventually } from '../support/eventually.ts';
import { gate } from '../support/photo-field.ts';

/** One whose contents come when the test says so. */
class SlowElement extends MimerElement<ElementClient> {
  readonly gates: ReturnType<typeof gate>[] = [];
  readonly ended: number[] = [];

  protected override async prepare(): Promise<Content> {
    const number = this.gates.length;
    const waiting = gate();
    this.gates.push(waiting);
    await waiting.opened;
    return {
      words: { locale: 'tr', dir: 'ltr' },
      styles: [],
      render: () => html`<p>${number}</p>`,
      end: () => void this.ended.push(number),
    };
  }
}

customElements.define('mimer-slow', SlowElement);

describe('an element that begins anew', () => {
  it('ends what was prepared too late, and shows what was prepared last', async () => {
    const element = new SlowElement();
    element.lang = 'tr';
    document.body.append(element);
    await eventually(() => element.gates.length === 1);
    element.lang = 'en';
    await eventually(() => element.gates.length === 2);
    element.gates[1]?.open();
    await eventually(() => element.shadowRoot?.querySelector('p'));
    element.gates[0]?.open();
    await eventually(() => element.ended.length > 0);
    await element.updateComplete;
    const shown = element.shadowRoot?.querySelector('p')?.textContent;
    element.remove();
    expect([element.ended, shown]).to.deep.equal([[0], '1']);
  });
});
