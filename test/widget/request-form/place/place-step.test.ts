import { expect } from '@esm-bundle/chai';
import type { FixedField } from '../../../../widget/src/flow/answers.ts';
import type { RequestForm } from '../../../../widget/src/index.ts';
import { problem } from '../../../support/fake-backend.ts';
import { playBackend } from '../../support/backend.ts';
import { eventually } from '../../support/eventually.ts';
import {
  control,
  errorOf,
  field,
  fill,
  fillYou,
  focused,
  get,
  heading,
  next,
  open,
  query,
  settled,
  textOf,
  toPlace,
} from '../support/form.ts';
import { playDevice } from './support/geolocation.ts';
import { mapTiles, playTiles } from './support/tiles.ts';

const press = (form: RequestForm, name: FixedField, id: string): void =>
  field(form, name).shadowRoot?.querySelector<HTMLElement>(`#${id}`)?.click();

const rowOf = (form: RequestForm, label: string): HTMLElement | undefined =>
  [...(form.shadowRoot?.querySelectorAll<HTMLElement>('[part="answer"]') ?? [])].find(row =>
    row.querySelector('dt')?.textContent.includes(label),
  );

const located = async (form: RequestForm): Promise<void> => {
  press(form, 'point', 'locate');
  await eventually(() => Reflect.get(field(form, 'point'), 'value') !== '');
  await settled(form);
};

/** From the place over the person to the check. */
const onToCheck = async (form: RequestForm): Promise<void> => {
  await next(form);
  await fillYou(form);
  await next(form);
};

describe('the place', () => {
  it('is enough as a point, and is sent with its accuracy', async () => {
    playDevice({ latitude: 38.719_900_4, longitude: 35.5057, accuracy: 18.4 });
    const { arrivals } = playBackend();
    const form = await open();
    await toPlace(form);
    await located(form);
    await onToCheck(form);
    const row = rowOf(form, 'Konum')?.textContent;
    await next(form);
    await eventually(() => query(form, '[part="receipt"]'));
    expect(row).to.include('38.71990, 35.50570');
    expect(row).to.include('yaklaşık 20 m doğrulukla');
    expect(arrivals.map(({ body }) => body.location)).to.deep.equal([
      { lat: 38.7199, lng: 35.5057, accuracy: 18 },
    ]);
  });

  it('corrects the demand for an address as soon as there is a point', async () => {
    playDevice({ latitude: 38.7199, longitude: 35.5057, accuracy: 18 });
    playBackend();
    const form = await open();
    await toPlace(form);
    await next(form);
    const before = errorOf(form, 'neighbourhood');
    await located(form);
    expect([before, errorOf(form, 'neighbourhood')]).to.deep.equal([
      'Hata: Lütfen mahalleyi, sokağı ya da yerin tarifini yazınız veya konumu ekleyiniz.',
      '',
    ]);
  });

  it('leads from the summary to coordinates that cannot be read', async () => {
    playBackend();
    const form = await open();
    await toPlace(form);
    await fill(form, 'point', '38.7199');
    await next(form);
    get(form, '[part="summary-link"]').click();
    await settled(form);
    const reached = field(form, 'point').shadowRoot?.activeElement;
    expect([textOf(form, '#summary ul'), focused(form)?.getAttribute('name'), reached?.id]).to.deep.equal([
      'Koordinatlar anlaşılamadı. Örnek: 38.7199, 35.5057',
      'point',
      'control',
    ]);
    expect(control(form, 'point').getAttribute('aria-invalid')).to.equal('true');
  });

  it('comes back from the check to its button, with what was answered', async () => {
    playDevice({ latitude: 38.7199, longitude: 35.5057, accuracy: 18 });
    playBackend();
    const form = await open();
    await toPlace(form);
    await located(form);
    await onToCheck(form);
    rowOf(form, 'Konum')?.querySelector('button')?.click();
    await settled(form);
    await eventually(() => focused(form)?.getAttribute('name') === 'point');
    expect([heading(form), Reflect.get(field(form, 'point'), 'value')]).to.deep.equal([
      'Neresi?',
      '38.7199,35.5057,18',
    ]);
  });

  it('shows what the backend refuses about the point', async () => {
    playDevice({ latitude: 38.7199, longitude: 35.5057, accuracy: 18 });
    playBackend({
      onCreate: () => problem('invalid', [{ pointer: '/location/lat', code: 'invalid_format' }]),
    });
    const form = await open();
    await toPlace(form);
    await located(form);
    await onToCheck(form);
    await next(form);
    await eventually(() => query(form, '#summary'));
    expect([heading(form), errorOf(form, 'point')]).to.deep.equal([
      'Neresi?',
      'Hata: Koordinatlar anlaşılamadı. Örnek: 38.7199, 35.5057',
    ]);
  });

  it('warns outside the district, and lets it pass', async () => {
    playDevice({ latitude: 41.01, longitude: 28.97, accuracy: 18 });
    const bounds = { southWest: { lat: 38.5, lng: 35.35 }, northEast: { lat: 38.9, lng: 35.85 } };
    playBackend({ jurisdiction: { map: { centre: { lat: 38.72, lng: 35.5 }, bounds } } });
    const form = await open();
    await toPlace(form);
    await located(form);
    const warning = field(form, 'point').shadowRoot?.querySelector('[part="point-warning"]')?.textContent;
    await next(form);
    expect([warning, heading(form)]).to.deep.equal([
      'İşaretlediğiniz yer Örnek Belediyesi sınırları dışında olabilir. Yine de gönderebilirsiniz; başvurunuz ilgili kuruma iletilir.',
      'İletişim bilgileriniz',
    ]);
  });

  it('has a map where the page names its pictures, in the words of the page', async () => {
    playTiles();
    playBackend();
    const form = await open({ mapTiles, mapAttribution: '© Örnek', lang: 'en' });
    await toPlace(form);
    press(form, 'point', 'open-map');
    const map = await eventually(
      () => field(form, 'point').shadowRoot?.querySelector('mimer-point-map')?.shadowRoot,
    );
    await eventually(() => map.querySelector('[part="attribution"]'));
    expect([
      map.querySelector('[part="attribution"]')?.textContent,
      map.querySelector('[part="mark"]')?.textContent.trim(),
    ]).to.deep.equal(['© Örnek', 'Mark this place']);
  });

  it('takes a point that the page knows', async () => {
    playBackend();
    const form = await open({ prefill: { point: '38.7199,35.5057' } });
    await toPlace(form);
    await next(form);
    expect(heading(form)).to.equal('İletişim bilgileriniz');
  });
});
