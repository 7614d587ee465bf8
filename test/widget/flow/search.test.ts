import { expect } from '@esm-bundle/chai';
import { searchNeighbourhoods } from '../../../widget/src/flow/search-neighbourhoods.ts';
import { searchServices, suggestServices } from '../../../widget/src/flow/search-services.ts';
import { jurisdiction, services } from '../../support/catalogue.ts';

const found = (query: string) => searchServices(services, query).map(({ code }) => code);
const suggested = (text: string) => suggestServices(services, text).map(({ code }) => code);
const places = (query: string) =>
  searchNeighbourhoods(jurisdiction.neighbourhoods, query).map(({ code }) => code);

describe('the search for a service', () => {
  for (const query of ['çukur', 'cukur', 'ÇUKUR', 'çukurlar', 'asfalt', 'yol coktu']) {
    it(`finds the hole by “${query}”`, () => {
      expect(found(query)[0]).to.equal('YOL-01');
    });
  }

  it('finds nothing by a word that nothing has', () => {
    expect(found('zürafa')).to.deep.equal([]);
  });

  it('needs every word', () => {
    expect(found('kırık çukur')).not.to.include('YOL-01');
  });

  it('shows all without a word, as they are listed', () => {
    expect(found(' ')).to.deep.equal(services.map(({ code }) => code));
  });
});

describe('the suggestions from a description', () => {
  it('are the services that the words are about', () => {
    expect(suggested('Sokağımızda kocaman bir çukur oluştu')[0]).to.equal('YOL-01');
  });

  it('are none for words that fit nothing', () => {
    expect(suggested('merhaba nasılsınız')).to.deep.equal([]);
  });

  it('are three at most', () => {
    expect(suggested('çukur kaldırım musluk inşaat hasta belge').length).to.equal(3);
  });
});

describe('the search in Arabic and Persian', () => {
  const named: Readonly<Record<string, Partial<(typeof services)[number]>>> = {
    'YOL-01': { name: 'حفرة أو تلف في الطريق', keywords: ['جورة', 'چاله', 'سرعت‌گیر'] },
    'YOL-02': { name: 'تلف في الرصيف', keywords: ['رصيف', 'پیاده‌رو'] },
    KASKI: { name: 'انقطاع المياه', keywords: ['مي', 'آب قطع'] },
  };
  const inArabic = services.map(service => ({ ...service, ...named[service.code] }));

  for (const [query, code] of [
    ['حفره', 'YOL-01'],
    ['الحفرة', 'YOL-01'],
    ['والحفرة', 'YOL-01'],
    ['حُفْرَة', 'YOL-01'],
    ['چاله', 'YOL-01'],
    ['سرعت گیر', 'YOL-01'],
    ['الرصيف', 'YOL-02'],
    ['الرصیف', 'YOL-02'],
    ['پیاده رو', 'YOL-02'],
    ['پياده‌رو', 'YOL-02'],
    ['المياه', 'KASKI'],
    ['اب قطع', 'KASKI'],
  ] as const) {
    it(`finds ${code} by “${query}”`, () => {
      expect(searchServices(inArabic, query)[0]?.code).to.equal(code);
    });
  }

  it('suggests from a description', () => {
    expect(suggestServices(inArabic, 'توجد حفرة كبيرة في شارعنا')[0]?.code).to.equal('YOL-01');
  });

  it('finds a neighbourhood by its name in another script', () => {
    const all = [{ code: 'hunat', name: 'Hunat', aliases: ['هونات', 'خونات خاتون'] }];
    const codes = ['هونات', 'خونات'].map(query => searchNeighbourhoods(all, query)[0]?.code);
    expect(codes).to.deep.equal(['hunat', 'hunat']);
  });
});

describe('the search for a neighbourhood', () => {
  for (const [query, code] of [
    ['kilic', 'kilicaslan'],
    ['KILIÇ', 'kilicaslan'],
    ['30agustos', 'agustos'],
    ['30 ağustos mah', 'agustos'],
    ['alparslan', 'alpaslan'],
    ['fatih', 'gesi'],
  ] as const) {
    it(`finds ${code} by “${query}”`, () => {
      expect(places(query)).to.deep.equal([code]);
    });
  }
});
