import { expect } from '@esm-bundle/chai';
import { fieldsOf, stepOf, stepsOf } from '../../../widget/src/flow/steps.ts';
import { draftOf } from '../../../widget/src/flow/draft.ts';
import { catalogue, draftWith } from './support/draft.ts';

describe('the steps', () => {
  it('are subject, place, you and check', () => {
    expect(stepsOf(draftWith({}))).to.deep.equal(['subject', 'place', 'you', 'check']);
  });

  it('leave out the place where the service has none', () => {
    expect(stepsOf(draftWith({ service: 'SOS-02' }))).to.deep.equal(['subject', 'you', 'check']);
  });

  it('expect a place as long as no service is chosen', () => {
    expect(stepsOf(draftOf(catalogue, {}))).to.include('place');
  });

  it('ask for the kind only once there is a service', () => {
    expect(fieldsOf('subject', draftOf(catalogue, {}))).to.deep.equal(['description', 'service']);
  });

  it('ask for no kind where the service takes one only', () => {
    expect(fieldsOf('subject', draftWith({ service: 'GEN-03' }))).not.to.include('kind');
  });

  it('ask nothing about another institution’s service before the citizen applies all the same', () => {
    expect(fieldsOf('subject', draftWith({ service: 'KASKI' }))).to.deep.equal(['description', 'service']);
  });

  it('go on with another institution’s service once the citizen applies all the same', () => {
    expect(fieldsOf('subject', draftWith({ service: 'KASKI', anyway: 'KASKI' }))).to.include('kind');
  });

  it('hide a question until the one it depends on has the answer', () => {
    expect(stepOf('attribute:detour', draftWith({ 'attribute:blocked': 'false' }))).to.equal(undefined);
  });

  it('show a question once the one it depends on has the answer', () => {
    expect(stepOf('attribute:detour', draftWith({ 'attribute:blocked': 'true' }))).to.equal('subject');
  });

  it('keep questions hidden that wait for each other', () => {
    const question = (code: string, other: string) => ({
      code,
      order: 1,
      datatype: 'string' as const,
      required: true,
      description: code,
      visibleWhen: { code: other, equals: 'x' },
    });
    const [service] = catalogue.services;
    if (service === undefined) throw new Error('no service');
    const circular = { ...service, attributes: [question('a', 'b'), question('b', 'a')] };
    const draft = draftOf(
      { ...catalogue, services: [circular] },
      { service: circular.code, 'attribute:a': 'x', 'attribute:b': 'x' },
    );
    expect(fieldsOf('subject', draft)).to.deep.equal(['description', 'service', 'kind']);
  });
});
