import { expect } from '@esm-bundle/chai';
import { createMimer } from '@melikgazi/mimer-sdk';
import { http, HttpResponse } from 'msw';
import { checkAddress } from '../../../widget/src/troubles/check-address.ts';
import { jurisdiction } from '../../support/catalogue.ts';
import { endpoint, problem } from '../../support/fake-backend.ts';
import { answerWith, playBackend } from '../support/backend.ts';
import { place as placeElement, showsFallback } from '../support/element.ts';
import { eventually } from '../support/eventually.ts';
import { get, place, query } from '../request-form/support/form.ts';
import { aWhile, listenForTroubles } from './support/console.ts';

/** What stands at the endpoint in place of a backend. */
const answers = (answer: (request: Request) => Response): void =>
  answerWith(
    http.all(`${endpoint}/*`, ({ request }) => answer(request)),
    http.all(endpoint, ({ request }) => answer(request)),
  );

/** Whether the telephone number of the page is what the form shows, or is among it. */
const showsPhone = (form: ReturnType<typeof place>): boolean => {
  const slot = query(form, 'slot:not([name])');
  return slot instanceof HTMLSlotElement && slot.assignedNodes()[0]?.textContent === '0352 252 13 33';
};

const cases: Record<string, { section: string; answer: (request: Request) => Response; says: RegExp }> = {
  'a page in place of JSON': {
    section: 'endpoint-not-json',
    answer: () =>
      new Response('<!doctype html><p>Hoş geldiniz</p>', { headers: { 'Content-Type': 'text/html' } }),
    says: /^<mimer-request-form> finds no backend: https:\/\/mimer\.test\/ornek\/v1\/ answers, but not with JSON/,
  },
  'nothing at this address': {
    section: 'endpoint-status',
    answer: () => problem('not_found'),
    says: /answers 404\. Is the last part of the address there/,
  },
  'a page that says it found nothing': {
    section: 'endpoint-status',
    answer: () => new Response('<p>404</p>', { status: 404 }),
    says: /answers 404/,
  },
  'another contract': {
    section: 'endpoint-version',
    answer: () => Response.json({ ...jurisdiction, kinds: [{ id: 1 }] }),
    says: /answers otherwise than the contract of this version of the widget says, first at “kinds\.0\.code”/,
  },
  'a host that lets nobody in': {
    section: 'endpoint-cors',
    answer: ({ mode }) => (mode === 'no-cors' ? new Response() : HttpResponse.error()),
    says: /\(CORS\)\. It must answer with Access-Control-Allow-Origin: \*/,
  },
  'nobody there': {
    section: 'endpoint-unreachable',
    answer: () => HttpResponse.error(),
    says: /nobody answers at https:\/\/mimer\.test\/ornek\/v1\//,
  },
};

describe('an element whose endpoint is wrong', () => {
  for (const [name, { section, answer, says }] of Object.entries(cases)) {
    it(`says so where there is ${name}, and shows the telephone number`, async () => {
      const console = listenForTroubles();
      answers(answer);
      const form = place({}, '0352 252 13 33');
      expect(await console.heard(section)).to.match(says);
      await eventually(() => showsPhone(form));
    });
  }

  it('says it once, however often it is tried', async () => {
    const console = listenForTroubles();
    playBackend({ onLoad: () => problem('forbidden') });
    const form = place({}, '0352 252 13 33');
    await console.heard('endpoint-status');
    for (let tries = 0; tries < 2; tries += 1) {
      const button = await eventually(() => query(form, '[type="submit"]'));
      button.click();
      await eventually(() => query(form, '[type="submit"]') === undefined);
      await eventually(() => query(form, '#failure'));
    }
    await aWhile();
    expect(console.about('endpoint-status').length).to.equal(1);
  });

  it('says it of each element', async () => {
    const console = listenForTroubles();
    playBackend({ onLoad: () => problem('forbidden') });
    place();
    placeElement('mimer-contact-centre');
    await eventually(() => console.about('endpoint-status').length === 2);
    expect(console.about('endpoint-status').map(line => line.split(' ')[0])).to.have.members([
      '<mimer-request-form>',
      '<mimer-contact-centre>',
    ]);
  });

  it('shows the contact centre’s fallback', async () => {
    const console = listenForTroubles();
    answers(() => new Response('<p>'));
    const element = placeElement('mimer-contact-centre', {}, '0352 252 13 33');
    await console.heard('endpoint-not-json');
    expect(showsFallback(element)).to.equal(true);
  });

  it('has no form for a tracker to type into where there is nobody to ask', async () => {
    const console = listenForTroubles();
    const tracker = document.createElement('mimer-status-tracker');
    tracker.setAttribute('lang', 'tr');
    tracker.append('0352 252 13 33');
    document.body.append(tracker);
    const said = await console.heard('endpoint-missing');
    const slot = tracker.shadowRoot?.querySelector('slot');
    tracker.remove();
    expect([said, slot?.assignedNodes().length]).to.deep.equal([
      '<mimer-status-tracker> has no endpoint. Give it the address of a backend: endpoint="https://mimer.example.tr/melikgazi/v1".',
      1,
    ]);
  });

  it('says where the trouble is the page’s own client', async () => {
    const console = listenForTroubles();
    playBackend({ onLoad: () => problem('forbidden') });
    place({ client: createMimer({ endpoint }) });
    expect(await console.heard('client')).to.match(/from the client that the page gave it/);
  });

  it('says nothing where the reader has no network', async () => {
    const console = listenForTroubles();
    answers(() => HttpResponse.error());
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    const form = place({}, '0352 252 13 33');
    await eventually(() => query(form, '#failure'));
    await aWhile();
    Reflect.deleteProperty(navigator, 'onLine');
    expect([console.all(), showsPhone(form)]).to.deep.equal([[], true]);
  });

  it('says nothing where all is well', async () => {
    const console = listenForTroubles();
    playBackend();
    const form = place({ service: 'YOL-01', kind: 'complaint' });
    await eventually(() => query(form, '[type="submit"]'));
    get(form, '[type="submit"]');
    await aWhile();
    expect(console.all()).to.deep.equal([]);
  });
});

describe('an endpoint that nobody has to be asked about', () => {
  const sectionOf = (value: string, page: string): string => {
    const found = checkAddress(value, page);
    return found instanceof URL ? found.href : found.section;
  };
  const page = 'https://belediye.test/basvuru';
  for (const [value, section] of [
    ['', 'endpoint-missing'],
    ['”https://mimer.test/ornek/v1”', 'endpoint-address'],
    ['https://', 'endpoint-address'],
    ['mimer.test:8787/ornek/v1', 'endpoint-address'],
    ['ftp://mimer.test/ornek/v1', 'endpoint-address'],
    ['https://ayse:gizli@mimer.test/ornek/v1', 'endpoint-address'],
    ['https://mimer.test/ornek/v1?lang=tr', 'endpoint-address'],
    ['http://mimer.test/ornek/v1', 'endpoint-mixed'],
    ['http://localhost:8787/ornek/v1', 'http://localhost:8787/ornek/v1'],
    ['/ornek/v1', 'https://belediye.test/ornek/v1'],
  ] as const) {
    it(`is “${value}”: ${section}`, () => {
      expect(sectionOf(value, page)).to.equal(section);
    });
  }

  it('never repeats a password', () => {
    const found = checkAddress('https://ayse:gizli@mimer.test/ornek/v1', page);
    expect(JSON.stringify(found)).not.to.match(/gizli/);
  });

  it('may be http on a page that is', () => {
    expect(sectionOf('http://mimer.test/ornek/v1', 'http://localhost/')).to.equal(
      'http://mimer.test/ornek/v1',
    );
  });
});
