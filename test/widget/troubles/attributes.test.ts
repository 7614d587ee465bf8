import { expect } from '@esm-bundle/chai';
import { endpoint } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { defined } from '../../../widget/src/define.ts';
import { eventually } from '../support/eventually.ts';
import { aWhile, listenForTroubles } from './support/console.ts';

before(() => defined);

/** An element as a webmaster writes it, until the test is over. */
const write = (tag: string, attributes: string): HTMLElement => {
  const template = document.createElement('template');
  template.innerHTML = `<${tag} endpoint="${endpoint}" ${attributes}>0352 252 13 33</${tag}>`;
  const element = document.importNode(template.content, true).firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error(tag);
  document.body.append(element);
  written.push(element);
  return element;
};

const written: HTMLElement[] = [];

afterEach(() => {
  for (const element of written.splice(0)) element.remove();
  sessionStorage.clear();
});

const cases: readonly (readonly [tag: string, attributes: string, section: string, says: string])[] = [
  [
    'mimer-request-form',
    'lang="tr" theme="darkk"',
    'value',
    'does not know theme="darkk": it takes “auto”, “light” or “dark”.',
  ],
  [
    'mimer-request-form',
    'lang="tr" draft="local"',
    'value',
    'does not know draft="local": it takes “session” or “off”.',
  ],
  [
    'mimer-request-form',
    'lang="tr" heading-level="h3"',
    'value',
    'does not know heading-level="h3": it takes a number from 1 to 6.',
  ],
  [
    'mimer-status-tracker',
    'lang="tr" heading-level="7"',
    'value',
    'does not know heading-level="7": it takes a number from 1 to 6.',
  ],
  [
    'mimer-launcher',
    'lang="tr" position="bottom"',
    'value',
    'does not know position="bottom": it takes “inline” or “corner”.',
  ],
  [
    'mimer-launcher',
    'lang="tr" sections="form, tracker"',
    'value',
    'does not know sections="form, tracker": it takes some of “form”, “tracker” and “contacts”, with spaces between.',
  ],
  [
    'mimer-contact-centre',
    'lang="de"',
    'value',
    'has no texts for lang="de", and shows those of the municipality’s language. This build has tr, en, ar, fa.',
  ],
  [
    'mimer-request-form',
    'lang="tr" headinglevel="3"',
    'attribute',
    'has no attribute “headinglevel”. Did you mean “heading-level”?',
  ],
  [
    'mimer-request-form',
    'lang="tr" servise="YOL-01"',
    'attribute',
    'has no attribute “servise”. Did you mean “service”?',
  ],
  [
    'mimer-launcher',
    'lang="tr" postion="corner"',
    'attribute',
    'has no attribute “postion”. Did you mean “position”?',
  ],
  [
    'mimer-status-tracker',
    'lang="tr" refrence="2026-4819073-2"',
    'attribute',
    'has no attribute “refrence”. Did you mean “reference”?',
  ],
  [
    'mimer-request-form',
    'lang="tr" kind="sikayet"',
    'code',
    'knows no kind="sikayet": this municipality has complaint, report, thanks, information.',
  ],
];

describe('an element with a wrong attribute', () => {
  for (const [tag, attributes, section, says] of cases)
    it(`says so: <${tag} ${attributes}>`, async () => {
      const console = listenForTroubles();
      playBackend();
      write(tag, attributes);
      expect(await console.heard(section)).to.equal(`<${tag}> ${says}`);
    });

  it('names the codes of the services that there are', async () => {
    const console = listenForTroubles();
    playBackend();
    write('mimer-request-form', 'lang="tr" service="yol-01"');
    expect(await console.heard('code')).to.match(
      /^<mimer-request-form> knows no service="yol-01": this municipality has [\w-]+(, [\w-]+)+/,
    );
  });

  it('works all the same', async () => {
    const console = listenForTroubles();
    playBackend();
    const form = write('mimer-request-form', 'lang="tr" theme="darkk" kind="sikayet" servise="x"');
    await eventually(() => form.shadowRoot?.querySelector('mimer-combobox'));
    for (const section of ['value', 'code', 'attribute']) await console.heard(section);
  });

  it('says each thing once, however often the element begins anew', async () => {
    const console = listenForTroubles();
    playBackend();
    const element = write('mimer-contact-centre', 'theme="darkk" lang="tr"');
    await console.heard('value');
    for (const lang of ['en', 'tr']) {
      element.lang = lang;
      await eventually(() => element.shadowRoot?.querySelector(`[part="base"][lang="${lang}"]`));
    }
    await aWhile();
    expect(console.about('value')).to.have.lengthOf(1);
  });

  it('leaves alone what is others’', async () => {
    const console = listenForTroubles();
    playBackend();
    const form = write(
      'mimer-request-form',
      'lang="en-GB" class="x" data-kinds="1" aria-label="Form" v-cloak ng-version="9" _ngcontent-c0 x-data="{}" hx-boost="true" onclick="" dir="ltr"',
    );
    await eventually(() => form.shadowRoot?.querySelector('mimer-combobox'));
    await aWhile();
    expect(console.all()).to.deep.equal([]);
  });
});
