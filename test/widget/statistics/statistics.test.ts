import type { Statistics as Figures } from '@melikgazi/mimer-sdk';
import { expect } from '@esm-bundle/chai';
import { emulateMedia } from '@web/test-runner-commands';
import { http } from 'msw';
import { endpoint, problem } from '../../support/fake-backend.ts';
import { accessibleName, expectAccessible } from '../fields/support/axe.ts';
import { answerWith, playBackend } from '../support/backend.ts';
import {
  allInside,
  heard,
  inside,
  listenToConsole,
  paint,
  place,
  show,
  showsFallback,
  words,
} from '../support/element.ts';
import { itEmulating } from '../support/emulated-media.ts';
import { eventually } from '../support/eventually.ts';

const figures: Figures = {
  from: '2026-08-01',
  to: '2026-11-26',
  total: 4820,
  bySource: { web: 2115, phone: 1240, fax: 5 },
  byKind: { complaint: 2650, report: 480 },
  byServiceGroup: { YOL: 1480, IMR: 560, OLD: 10 },
  byStatus: { resolved: 3610, in_progress: 480 },
  byMonth: { '2026-08': 320, '2026-09': 410, '2026-11': 255 },
  medianDaysToClose: 3.5,
  ratings: { count: 1240, mean: 4.3 },
};
const nothingTold: Figures = {
  from: '2026-10-01',
  to: '2026-11-26',
  total: 0,
  bySource: {},
  byKind: {},
  byServiceGroup: {},
  byStatus: {},
  byMonth: {},
};
const jurisdiction = { capabilities: ['statistics'] };

const play = (answer: Figures = figures) => playBackend({ jurisdiction, onStatistics: () => answer });

const rowsIn = (element: Element, title: string): readonly string[] => {
  const chart = allInside(element, '[part~="chart"]').find(
    section => words(section.querySelector('h3') ?? section) === title,
  );
  return [...(chart?.querySelectorAll('tbody tr') ?? [])].map(words);
};

describe('<mimer-statistics>', () => {
  for (const lang of ['tr', 'en']) {
    for (const theme of ['light', 'dark'] as const) {
      for (const [state, answer] of [
        ['figures', figures],
        ['nothing to tell', nothingTold],
      ] as const) {
        it(`is accessible, ${lang}, ${theme}, ${state}`, async () => {
          play(answer);
          paint(theme);
          const element = await show('mimer-statistics', { lang, theme });
          for (const details of allInside(element, 'details')) details.setAttribute('open', '');
          await expectAccessible(element);
        });
      }
    }
  }

  it('tells how many, how soon and how good', async () => {
    play();
    const element = await show('mimer-statistics');
    expect(allInside(element, '[part="figure"] dd').map(words)).to.deep.equal([
      '4.820',
      '3,5 gün',
      '4,3 / 5',
    ]);
  });

  it('leaves out what the backend does not tell', async () => {
    const { medianDaysToClose: _days, ratings: _ratings, ...untold } = figures;
    play(untold);
    const element = await show('mimer-statistics');
    expect(allInside(element, '[part="figure"]')).to.have.lengthOf(1);
  });

  it('names groups and kinds as the municipality does, sources and statuses in its own words', async () => {
    play();
    const element = await show('mimer-statistics');
    expect([
      rowsIn(element, 'Konulara göre'),
      rowsIn(element, 'Başvuru türüne göre'),
      rowsIn(element, 'Durumuna göre'),
      rowsIn(element, 'Geliş yoluna göre'),
    ]).to.deep.equal([
      ['Yol ve kaldırım 1.480', 'İmar ve yapı 560', 'OLD 10'],
      ['Şikâyet 2.650', 'İhbar 480'],
      ['Sonuçlandı 3.610', 'İşlemde 480'],
      ['İnternet 2.115', 'Telefon 1.240', 'fax 5'],
    ]);
  });

  it('shows the months as a picture with a name and a sentence', async () => {
    play();
    const element = await show('mimer-statistics');
    const picture = inside(element, '[role="img"]');
    const described = picture.getAttribute('aria-describedby') ?? '';
    expect([accessibleName(picture), words(inside(element, `#${described}`))]).to.deep.equal([
      'Aylara göre',
      'En çok: Eylül 2026 (410).',
    ]);
  });

  it('shows the months as a table, with what was too small to tell and what is not over', async () => {
    play();
    expect(rowsIn(await show('mimer-statistics'), 'Aylara göre')).to.deep.equal([
      'Ağustos 2026 320',
      'Eylül 2026 410',
      'Ekim 2026 5’ten az',
      'Kasım 2026 (sürüyor) 255',
    ]);
  });

  it('draws a column for each month that was told, as high as its count', async () => {
    play();
    const element = await show('mimer-statistics');
    const heights = allInside(element, '.column').map(column => column.getBoundingClientRect().height);
    const [august = 0, september = 0, november = 0] = heights;
    expect(heights).to.have.lengthOf(3);
    expect(september / august).to.be.closeTo(410 / 320, 0.02);
    expect(november / august).to.be.closeTo(255 / 320, 0.02);
  });

  it('draws bars as long as their counts', async () => {
    play();
    const element = await show('mimer-statistics');
    const [first, second] = allInside(element, '.length').map(bar => bar.getBoundingClientRect().width);
    expect((second ?? 0) / (first ?? 1)).to.be.closeTo(560 / 1480, 0.01);
  });

  it('runs from right to left where the language does', async () => {
    play();
    const element = await show('mimer-statistics', { messages: { dir: 'rtl' } });
    const [first, last] = [allInside(element, '.column').at(0), allInside(element, '.column').at(-1)];
    const [bar] = allInside(element, '.length:not(.track)').slice(1);
    const track = bar?.parentElement?.getBoundingClientRect();
    expect((first?.getBoundingClientRect().left ?? 0) > (last?.getBoundingClientRect().left ?? 0)).to.equal(
      true,
    );
    expect(bar?.getBoundingClientRect().right).to.be.closeTo(track?.right ?? 0, 1);
  });

  it('says what small counts come to', async () => {
    play();
    expect(words(inside(await show('mimer-statistics'), '[part="statistics"] > [part="note"]'))).to.include(
      '5’ten az olan sayılar gösterilmez',
    );
  });

  it('says that there is nothing to show', async () => {
    play(nothingTold);
    const element = await show('mimer-statistics');
    expect([words(inside(element, '[part="empty"]')), allInside(element, '[part~="chart"]')]).to.deep.equal([
      'Bu dönem için gösterilecek sayı yok; 5’ten az olan sayılar gösterilmez.',
      [],
    ]);
  });

  it('asks for the months that the page names, and again when it names others', async () => {
    const asked: string[] = [];
    playBackend({
      jurisdiction,
      onStatistics: query => {
        asked.push(`${query.get('from')} ${query.get('to')}`);
        return figures;
      },
    });
    const element = await show('mimer-statistics', { from: '2026-01', to: '2026-02-11' });
    element.to = '2026-02';
    await eventually(() => asked.length === 2);
    expect(asked).to.deep.equal(['2026-01-01 2026-02-11', '2026-01-01 2026-02-28']);
  });

  it('asks without a month that is none, and tells the webmaster', async () => {
    const asked: string[] = [];
    playBackend({
      jurisdiction,
      onStatistics: query => {
        asked.push(query.toString());
        return figures;
      },
    });
    const said = listenToConsole('warn');
    await show('mimer-statistics', { from: 'Ocak' });
    await eventually(() => said.length > 0);
    expect([asked, said.length]).to.deep.equal([[''], 1]);
    expect(said[0]).to.match(
      /^<mimer-statistics> does not know from="Ocak": it takes a month such as 2026-01/,
    );
  });

  it('keeps the fallback where the backend has no statistics, and says so once', async () => {
    let asked = 0;
    playBackend({
      onStatistics: () => {
        asked += 1;
        return figures;
      },
    });
    const said = listenToConsole('info');
    const [one, other] = [place('mimer-statistics', {}, 'Yakında'), place('mimer-statistics', {}, 'Yakında')];
    const events = [one, other].map(element => heard(element, 'mimer-error', 'mimer-ready'));
    await eventually(() => events.every(list => list.length > 0));
    expect([showsFallback(one), showsFallback(other), said.length, asked]).to.deep.equal([true, true, 1, 0]);
    expect(events[0]).to.deep.equal(['mimer-error {"code":"unsupported"}']);
  });

  it('keeps the fallback when the figures do not come', async () => {
    playBackend({ jurisdiction, onStatistics: () => problem('forbidden') });
    listenToConsole('error');
    const element = place('mimer-statistics', {}, 'Yakında');
    const events = heard(element, 'mimer-error');
    await eventually(() => events.length > 0);
    expect([showsFallback(element), events]).to.deep.equal([true, ['mimer-error {"code":"forbidden"}']]);
  });

  it('is asked for in the language that the page brings along', async () => {
    play();
    const asked: (string | null)[] = [];
    answerWith(
      http.get(
        `${endpoint}/statistics`,
        ({ request }) => void asked.push(request.headers.get('Accept-Language')),
      ),
    );
    await show('mimer-statistics', { lang: 'de', messages: { locale: 'de', dates: 'de', dir: 'ltr' } });
    expect(asked).to.deep.equal(['de']);
  });

  it('fits on 320 pixels', async () => {
    play({ ...figures, byKind: { EinSehrLangerNameOhneLeerzeichenDerNirgendsUmbrichtAberBrechenMuss: 20 } });
    const element = place('mimer-statistics');
    element.style.inlineSize = '320px';
    await eventually(() => allInside(element, '[part~="chart"]').length > 0);
    expect(inside(element, '[part="base"]').scrollWidth).to.be.at.most(320);
  });

  itEmulating('prints the table of the months', async () => {
    play();
    const element = await show('mimer-statistics');
    const isSeen = () => inside(element, '[part="table"]').checkVisibility({ contentVisibilityAuto: true });
    const onScreen = isSeen();
    await emulateMedia({ media: 'print' });
    try {
      // Chromium unfolds it with the next frame.
      expect([onScreen, await eventually(isSeen)]).to.deep.equal([false, true]);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('is itself again after it was taken off the page and put back', async () => {
    play();
    const element = await show('mimer-statistics');
    element.remove();
    document.body.append(element);
    await element.updateComplete;
    expect(allInside(element, '[part="figure"]')).to.have.lengthOf(3);
  });
});
