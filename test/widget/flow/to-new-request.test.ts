import { newRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { expect } from '@esm-bundle/chai';
import type { Answers } from '../../../widget/src/flow/answers.ts';
import { toNewRequest } from '../../../widget/src/flow/to-new-request.ts';
import { draftWith } from './support/draft.ts';

const request = (answers: Answers = {}) => toNewRequest(draftWith(answers), 'tr');

describe('what is sent', () => {
  it('is a submission by the contract', () => {
    expect(newRequestSchema.safeParse(request()).success).to.equal(true);
  });

  it('has no answer to a hidden question', () => {
    const { attributes } = request({ 'attribute:blocked': 'false', 'attribute:detour': 'Yan sokaktan' });
    expect(attributes).to.deep.equal({ blocked: false });
  });

  it('has a point as numbers, rounded, with its accuracy', () => {
    const nowhere = { neighbourhood: '', street: '', directions: '' };
    const { location } = request({ ...nowhere, point: '38.71990049,35.5057,20' });
    expect(location).to.deep.equal({ lat: 38.7199, lng: 35.5057, accuracy: 20 });
  });

  it('is a submission by the contract with a pasted point', () => {
    const sent = request({ point: `38°43'11.6"N 35°30'20.5"E` });
    expect([newRequestSchema.safeParse(sent).success, sent.location?.lat]).to.deep.equal([true, 38.719889]);
  });

  it('has no point where none can be read', () => {
    expect(request({ point: 'orası' }).location).to.deep.equal({
      neighbourhood: 'hunat',
      street: 'Nuh Naci Yazgan Caddesi',
    });
  });

  it('has numbers as numbers and lists as lists', () => {
    const { attributes } = request({
      service: 'YOL-02',
      'attribute:size': 'big',
      'attribute:hinders': ['walker'],
      'attribute:since': '2026-11-23T14:05',
    });
    expect(attributes).to.deep.equal({
      size: 'big',
      hinders: ['walker'],
      since: '2026-11-23T14:05:00+03:00',
    });
  });

  it('has no place where the service has none', () => {
    expect(request({ service: 'SOS-02' }).location).to.equal(undefined);
  });

  it('names a neighbourhood by its code, also when it was typed', () => {
    expect(request({ neighbourhood: 'alparslan mah.' }).location?.neighbourhood).to.equal('alpaslan');
  });

  it('keeps a neighbourhood that is not in the list as it was typed', () => {
    expect(request({ neighbourhood: 'Yeni Mahalle' }).location?.neighbourhood).to.equal('Yeni Mahalle');
  });

  it('has the telephone number in E.164 and the e-mail’s domain in small letters', () => {
    expect(request({ phone: '0 (530) 123-45-67' }).applicant?.phone).to.equal('+905301234567');
    expect(request({ channel: 'email', email: ' Ayse.Y@ORNEK.COM ' }).applicant?.email).to.equal(
      'Ayse.Y@ornek.com',
    );
  });

  it('has nothing of a person who gives no name', () => {
    const { applicant, reply } = request({ kind: 'report', anonymous: true });
    expect({ applicant, reply }).to.deep.equal({
      applicant: undefined,
      reply: { channel: 'none', locale: 'tr' },
    });
  });

  it('does not send contacts that the chosen channel no longer asks for', () => {
    expect(request({ channel: 'email', email: 'a@b.co' }).applicant?.phone).to.equal(undefined);
  });

  it('asks for a hidden identity where the service suggests it', () => {
    expect(request({ service: 'IMR-01' }).applicant?.hideIdentity).to.equal(true);
  });

  it('names the versions of the notices that were shown', () => {
    expect(request().notices).to.deep.equal([{ id: 'general', version: '2026-01' }]);
  });
});
