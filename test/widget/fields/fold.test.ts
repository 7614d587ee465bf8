import { expect } from '@esm-bundle/chai';
import { fold } from '../../../widget/src/fields/fold.ts';

describe('fold', () => {
  it('makes alike what keyboards write differently', () => {
    expect(fold(' IĞDIR Caddesi ')).to.equal(fold('iğdir caddesi'));
    expect(fold('İşçi')).to.equal(fold('isci'));
    expect(fold('مُحَمَّد')).to.equal(fold('محمد'));
  });
});
