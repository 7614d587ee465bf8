import { expect } from '@esm-bundle/chai';
import { emulateMedia } from '@web/test-runner-commands';
import type { Jurisdiction } from '@melikgazi/mimer-sdk';
import { HttpResponse } from 'msw';
import { jurisdiction } from '../../support/catalogue.ts';
import { problem } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { playBackend } from '../support/backend.ts';
import {
  allInside,
  heard,
  inside,
  listenToConsole,
  paint,
  place,
  show,
  shown,
  showsFallback,
  stopClock,
  words,
} from '../support/element.ts';
import { itEmulating } from '../support/emulated-media.ts';
import { eventually } from '../support/eventually.ts';

const contact: Jurisdiction['contact'] = {
  phone: '+903522521333',
  whatsapp: '+905302539191',
  email: 'bilgi@ornek.bel.tr',
  website: 'https://www.ornek.bel.tr/',
  office: {
    address: 'Hunat Mah. Nuh Naci Yazgan Cad.\n38140 Melikgazi/Kayseri',
    openingHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '08:00', closes: '17:00' }],
  },
  alwaysOpen: ['phone', 'whatsapp'],
};

const [thursdayMorning, thursdayEvening] = ['2026-11-26T09:30:00+03:00', '2026-11-26T20:00:00+03:00'];

const links = (element: Element) =>
  allInside(element, '[part="channels"] a').map(link => `${words(link)} ${link.getAttribute('href') ?? ''}`);

describe('<mimer-contact-centre>', () => {
  for (const lang of ['tr', 'en']) {
    for (const theme of ['light', 'dark'] as const) {
      for (const moment of [thursdayMorning, thursdayEvening]) {
        it(`is accessible, ${lang}, ${theme}, ${moment}`, async () => {
          playBackend({ jurisdiction: { contact } });
          stopClock(moment);
          paint(theme);
          await expectAccessible(await show('mimer-contact-centre', { lang, theme }));
        });
      }
    }
  }

  it('makes a link of each channel', async () => {
    playBackend({ jurisdiction: { contact } });
    expect(links(await show('mimer-contact-centre'))).to.deep.equal([
      '0352 252 13 33 tel:+903522521333',
      '0530 253 91 91 https://wa.me/905302539191',
      'bilgi@ornek.bel.tr mailto:bilgi@ornek.bel.tr',
      'www.ornek.bel.tr https://www.ornek.bel.tr/',
    ]);
  });

  it('makes no link of a website that is a script', async () => {
    playBackend({ jurisdiction: { contact: { ...contact, website: 'javascript:alert(1)//x.tr' } } });
    const element = await show('mimer-contact-centre');
    expect(links(element).filter(link => link.includes('javascript'))).to.deep.equal([]);
    expect(links(element)).to.have.lengthOf(3);
  });

  it('says which channels are always open', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = await show('mimer-contact-centre');
    expect(
      allInside(element, '[part~="channel"]').map(item => words(item).includes('7 gün 24 saat')),
    ).to.deep.equal([true, true, false, false, false]);
  });

  it('puts the emergency number on top', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = await show('mimer-contact-centre');
    const [first] = allInside(element, 'a');
    expect(first?.getAttribute('href')).to.equal('tel:112');
  });

  it('says that the office is open, and until when', async () => {
    playBackend({ jurisdiction: { contact } });
    stopClock(thursdayMorning);
    const element = await show('mimer-contact-centre');
    expect(words(inside(element, '[part~="open-state"]'))).to.equal('Şu an açık kapanış: 17:00');
  });

  it('says that the office is closed, and until when', async () => {
    playBackend({ jurisdiction: { contact } });
    stopClock(thursdayEvening);
    const element = await show('mimer-contact-centre', { lang: 'en' });
    expect(words(inside(element, '[part~="open-state"]'))).to.equal('Closed now opens tomorrow at 08:00');
  });

  it('reckons on the municipality’s clocks', async () => {
    playBackend({ jurisdiction: { contact, timeZone: 'America/New_York' } });
    stopClock(thursdayMorning);
    const element = await show('mimer-contact-centre');
    expect(words(inside(element, '[part~="open-state"]'))).to.equal('Şu an kapalı açılış: bugün 08:00');
  });

  it('changes with the clock', async () => {
    playBackend({ jurisdiction: { contact } });
    const turnTo = stopClock(thursdayMorning);
    const element = await show('mimer-contact-centre');
    turnTo(thursdayEvening);
    document.dispatchEvent(new Event('visibilitychange'));
    await element.updateComplete;
    expect(words(inside(element, '[part~="open-state"]'))).to.equal('Şu an kapalı açılış: yarın 08:00');
  });

  it('turns at a full minute by itself', async () => {
    playBackend({ jurisdiction: { contact } });
    const turnTo = stopClock('2026-11-26T16:59:59.950+03:00');
    const element = await show('mimer-contact-centre');
    expect(words(inside(element, '[part="badge"]'))).to.equal('Şu an açık');
    turnTo('2026-11-26T17:00:00+03:00');
    await eventually(() => words(inside(element, '[part="badge"]')) === 'Şu an kapalı');
  });

  it('lists the week, and says nothing certain of holidays', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = await show('mimer-contact-centre');
    const rows = allInside(element, '[part~="hours-row"]').map(words);
    expect(rows).to.deep.equal(['Pazartesi–Cuma 08:00–17:00', 'Cumartesi–Pazar Kapalı']);
    expect(words(inside(element, '[part~="office"]'))).to.include('Resmî tatillerde kapalı olabilir.');
  });

  it('says only that an office is always open that says so of itself', async () => {
    const alwaysOpen = ['in_person'];
    playBackend({ jurisdiction: { contact: { ...contact, alwaysOpen } } });
    const element = await show('mimer-contact-centre');
    expect(words(inside(element, '[part~="office"]'))).to.include('7 gün 24 saat');
    expect(allInside(element, '[part="hours"]')).to.deep.equal([]);
  });

  it('claims nothing of an office without hours', async () => {
    const office = { address: 'Hunat Mah.', openingHours: [] };
    playBackend({ jurisdiction: { contact: { ...contact, office } } });
    const element = await show('mimer-contact-centre');
    expect(words(inside(element, '[part~="office"]'))).to.equal('Şahsen Hunat Mah.');
  });

  it('keeps the fallback where the profile has no channel', async () => {
    playBackend({ jurisdiction: { contact: { alwaysOpen: [] } } });
    const element = place('mimer-contact-centre', {}, '0352 252 13 33');
    await element.updateComplete;
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(showsFallback(element)).to.equal(true);
  });

  it('keeps the fallback when the backend fails, says so, and tries again with the network', async () => {
    let fails = true;
    playBackend({
      onLoad: () => (fails ? problem('forbidden') : HttpResponse.json({ ...jurisdiction, contact })),
    });
    const complaints = listenToConsole('error');
    const element = place('mimer-contact-centre', {}, '0352 252 13 33');
    const events = heard(element, 'mimer-ready', 'mimer-error');
    await eventually(() => events.length > 0);
    await eventually(() => complaints.length > 0);
    expect([showsFallback(element), complaints.length]).to.deep.equal([true, 1]);
    fails = false;
    window.dispatchEvent(new Event('online'));
    await shown(element);
    await eventually(() => events.length > 1);
    expect(events).to.deep.equal(['mimer-error {"code":"forbidden"}', 'mimer-ready {}']);
  });

  it('speaks the language of the page, and another when it changes', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = await show('mimer-contact-centre', { lang: 'en' });
    expect(words(inside(element, '[part="heading"]'))).to.equal('Contact us');
    element.lang = 'tr';
    await eventually(() => words(inside(element, '[part="heading"]')) === 'Bize ulaşınız');
    expect(inside(element, '[part="base"]').lang).to.equal('tr');
  });

  it('says the page’s own words in place of its own', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = await show('mimer-contact-centre', { messages: { contact: { title: 'Çağrı merkezi' } } });
    expect(words(inside(element, '[part="heading"]'))).to.equal('Çağrı merkezi');
  });

  it('takes a client of the page’s', async () => {
    const get = () => Promise.resolve({ ...jurisdiction, contact });
    const element = await show('mimer-contact-centre', { endpoint: '', client: { jurisdiction: { get } } });
    expect(links(element)).to.have.lengthOf(4);
  });

  it('has a heading of the level that the page wants', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = await show('mimer-contact-centre', { headingLevel: 4 });
    expect(inside(element, '[part="heading"]').getAttribute('aria-level')).to.equal('4');
  });

  it('is itself again after it was taken off the page and put back', async () => {
    playBackend({ jurisdiction: { contact } });
    const turnTo = stopClock(thursdayMorning);
    const element = await show('mimer-contact-centre');
    const events = heard(element, 'mimer-ready');
    element.remove();
    document.body.append(element);
    turnTo(thursdayEvening);
    document.dispatchEvent(new Event('visibilitychange'));
    await element.updateComplete;
    expect([words(inside(element, '[part="badge"]')), events]).to.deep.equal(['Şu an kapalı', []]);
  });

  it('begins anew when it was taken off the page before it was ready', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = place('mimer-contact-centre');
    const events = heard(element, 'mimer-ready', 'mimer-error');
    await element.updateComplete;
    element.remove();
    document.body.append(element);
    await eventually(() => events.length > 0);
    expect(events).to.deep.equal(['mimer-ready {}']);
  });

  it('stands twice on a page, in two languages', async () => {
    playBackend({ jurisdiction: { contact } });
    const [one, other] = [
      await show('mimer-contact-centre'),
      await show('mimer-contact-centre', { lang: 'en' }),
    ];
    expect([one, other].map(element => words(inside(element, '[part="heading"]')))).to.deep.equal([
      'Bize ulaşınız',
      'Contact us',
    ]);
  });

  it('works in the shadow root of another element', async () => {
    playBackend({ jurisdiction: { contact } });
    const host = document.createElement('div');
    document.body.append(host);
    const element = place('mimer-contact-centre', { lang: '' });
    host.lang = 'en';
    host.attachShadow({ mode: 'open' }).append(element);
    await shown(element);
    expect(words(inside(element, '[part="heading"]'))).to.equal('Contact us');
    host.remove();
  });

  itEmulating('prints the hours and not the moment', async () => {
    playBackend({ jurisdiction: { contact } });
    const element = await show('mimer-contact-centre');
    await emulateMedia({ media: 'print' });
    try {
      expect([
        inside(element, '[part~="open-state"]').checkVisibility(),
        inside(element, '[part="hours"]').checkVisibility(),
      ]).to.deep.equal([false, true]);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});
