import { expect } from '@esm-bundle/chai';
import type { Answers } from '../../../widget/src/flow/answers.ts';
import type { StepName } from '../../../widget/src/flow/steps.ts';
import { validateStep } from '../../../widget/src/flow/validate.ts';
import { draftWith } from './support/draft.ts';

const wrong = (step: StepName, answers: Answers, askForMore = true) =>
  validateStep(step, draftWith(answers), askForMore).map(({ field, code }) => `${field} ${code}`);

describe('the answers of a step', () => {
  it('are in order when all is there', () => {
    expect([...wrong('subject', {}), ...wrong('place', {}), ...wrong('you', {})]).to.deep.equal([]);
  });

  it('need a description', () => {
    expect(wrong('subject', { description: '  ' })).to.deep.equal(['description required']);
  });

  it('ask for more where the description is short', () => {
    expect(wrong('subject', { description: 'Çukur var' })).to.deep.equal(['description more_wanted']);
  });

  it('accept a short description the second time', () => {
    expect(wrong('subject', { description: 'Çukur var' }, false)).to.deep.equal([]);
  });

  it('may not be longer than the contract allows', () => {
    expect(wrong('subject', { description: 'a'.repeat(4001) })).to.deep.equal(['description too_long']);
  });

  it('need a kind the service accepts', () => {
    expect(wrong('subject', { kind: 'information' })).to.deep.equal(['kind required']);
  });

  it('need the service’s required questions', () => {
    expect(wrong('subject', { 'attribute:blocked': '' })).to.deep.equal(['attribute:blocked required']);
  });

  it('do not need a question that is hidden', () => {
    expect(wrong('subject', { 'attribute:blocked': 'false', 'attribute:detour': '' })).to.deep.equal([]);
  });

  it('may be numbers with a comma and in Arabic digits', () => {
    expect(wrong('subject', { 'attribute:depth': '١٢,٥' })).to.deep.equal([]);
  });

  it('may not be words where a number is asked', () => {
    expect(wrong('subject', { 'attribute:depth': 'derin' })).to.deep.equal([
      'attribute:depth invalid_format',
    ]);
  });

  it('need a place where the service does', () => {
    const nowhere = { neighbourhood: '', street: '', directions: '' };
    expect(wrong('place', nowhere)).to.deep.equal(['neighbourhood required']);
  });

  it('take directions as a place', () => {
    const nowhere = { neighbourhood: '', street: '', directions: 'Okulun karşısı' };
    expect(wrong('place', nowhere)).to.deep.equal([]);
  });

  it('take a point as a place', () => {
    const nowhere = { neighbourhood: '', street: '', directions: '' };
    expect(wrong('place', { ...nowhere, point: '38.7199,35.5057,20' })).to.deep.equal([]);
  });

  for (const [point, code] of [
    ['38.7199', 'invalid_format'],
    ['98.7199, 35.5057', 'invalid_format'],
    ['https://maps.app.goo.gl/abc', 'link_without_point'],
  ] as const) {
    it(`find ${code} in the point “${point}”`, () => {
      expect(wrong('place', { point })).to.deep.equal([`point ${code}`]);
    });
  }

  it('need no place where the service does not', () => {
    const nowhere = { service: 'GEN-99', neighbourhood: '', street: '', directions: '' };
    expect(wrong('place', nowhere)).to.deep.equal([]);
  });

  for (const name of ['Ayşe', 'Ş.', "O'Brien", 'Ayşe-Nur', 'محمد', 'Ольга', 'Mehmet\u200eAli']) {
    it(`take ${name} as a name`, () => {
      expect(wrong('you', { givenName: name })).to.deep.equal([]);
    });
  }

  it('take no digits as a name', () => {
    expect(wrong('you', { givenName: '1234' })).to.deep.equal(['givenName invalid_format']);
  });

  it('take a dash as the surname of who has none', () => {
    expect(wrong('you', { familyName: '-' })).to.deep.equal([]);
  });

  it('tell an identity number of the wrong length', () => {
    expect(wrong('you', { service: 'GEN-03', nationalId: '1000000014' })).to.deep.equal([
      'nationalId invalid_format',
    ]);
  });

  it('tell an identity number with a wrong digit', () => {
    expect(wrong('you', { service: 'GEN-03', nationalId: '10000000147' })).to.deep.equal([
      'nationalId invalid_checksum',
    ]);
  });

  it('take a seven-digit number as one of the municipality’s area', () => {
    expect(wrong('you', { channel: 'phone', phone: '252 13 33' })).to.deep.equal([]);
  });

  it('take no landline for an SMS', () => {
    expect(wrong('you', { phone: '0352 252 13 33' })).to.deep.equal(['phone mobile_required']);
  });

  it('take no letters in a telephone number', () => {
    expect(wrong('you', { phone: 'O530 253 91 91' })).to.deep.equal(['phone invalid_format']);
  });

  it('need one of telephone and e-mail for a report answered by post', () => {
    const report = { kind: 'report', channel: 'post', phone: '', email: '' };
    expect(wrong('you', report)).to.deep.equal(['phone contact_required']);
  });

  it('need the general notice to be read', () => {
    expect(wrong('you', { 'notice:general': false })).to.deep.equal(['notice:general required']);
  });

  it('need nothing but the notice from who gives no name', () => {
    const nameless = { kind: 'report', anonymous: true, givenName: '', channel: '', phone: '', address: '' };
    expect(wrong('you', nameless)).to.deep.equal([]);
  });
});
