import { expect } from '@esm-bundle/chai';
import fc from 'fast-check';
import { isInDistrict, type DistrictMap } from '../../../widget/src/flow/district.ts';

const bounds = { southWest: { lat: 38, lng: 35 }, northEast: { lat: 39, lng: 36 } };
const centre = { lat: 38.5, lng: 35.5 };

const square = (from: number, to: number, east = 0) => [
  [from + east, from],
  [to + east, from],
  [to + east, to],
  [from + east, to],
  [from + east, from],
];

const within = (boundary: unknown): DistrictMap => ({ centre, bounds, boundary });

const polygon = { type: 'Polygon', coordinates: [square(0, 10), square(4, 6)] };
const islands = { type: 'MultiPolygon', coordinates: [[square(0, 10), square(4, 6)], [square(0, 2, 20)]] };

describe('whether a point lies in the district', () => {
  it('is not known without a map', () => {
    expect(isInDistrict(centre, undefined)).to.equal(undefined);
  });

  it('is told by the bounds where there is no boundary', () => {
    const found = [centre, { lat: 38, lng: 35 }, { lat: 39.001, lng: 35.5 }, { lat: 38.5, lng: 34.999 }];
    expect(found.map(point => isInDistrict(point, { centre, bounds }))).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is told by the boundary before the bounds', () => {
    expect([
      isInDistrict({ lat: 1, lng: 1 }, within(polygon)),
      isInDistrict(centre, within(polygon)),
    ]).to.deep.equal([true, false]);
  });

  it('is no in a hole', () => {
    expect(isInDistrict({ lat: 5, lng: 5 }, within(polygon))).to.equal(false);
  });

  it('is yes on each of several parts, and no between them', () => {
    const found = [1, 15, 21, 23].map(lng => isInDistrict({ lat: 1, lng }, within(islands)));
    expect(found).to.deep.equal([true, false, true, false]);
  });

  it('is told by what is wrapped in features and collections', () => {
    const feature = { type: 'Feature', properties: {}, geometry: polygon };
    const wrapped = [
      feature,
      { type: 'FeatureCollection', features: [feature] },
      { type: 'GeometryCollection', geometries: [polygon] },
    ];
    expect(wrapped.map(boundary => isInDistrict({ lat: 1, lng: 1 }, within(boundary)))).to.deep.equal([
      true,
      true,
      true,
    ]);
  });

  for (const boundary of [
    null,
    'Polygon',
    {},
    { type: 'Polygon' },
    { type: 'Polygon', coordinates: [] },
    { type: 'Polygon', coordinates: [[['35', '38']]] },
    { type: 'Point', coordinates: [35, 38] },
  ]) {
    it(`is told by the bounds where the boundary is ${JSON.stringify(boundary)}`, () => {
      expect(isInDistrict(centre, within(boundary))).to.equal(true);
    });
  }

  it('is the same wherever a ring begins and whichever way it runs', () => {
    const ring = [
      [0, 0],
      [9, 1],
      [7, 5],
      [10, 9],
      [4, 6],
      [1, 10],
    ];
    // Beside the lines themselves, which belong to neither side.
    const near = fc.integer({ min: -1000, max: 11_000 }).map(thousandths => thousandths / 1000 + 0.000_31);
    fc.assert(
      fc.property(near, near, fc.nat(5), (lat, lng, start) => {
        const turned = [...ring.slice(start), ...ring.slice(0, start)];
        const asked = [ring, turned, turned.toReversed()].map(outer =>
          isInDistrict({ lat, lng }, within({ type: 'Polygon', coordinates: [outer] })),
        );
        expect(new Set(asked).size).to.equal(1);
      }),
    );
  });
});
