import { expect } from '@esm-bundle/chai';
import type { Answers } from '../../../widget/src/flow/answers.ts';
import { fromProblem } from '../../../widget/src/flow/from-problem.ts';
import { draftWith } from './support/draft.ts';

const fieldFor = (pointer: string, answers: Answers = {}) =>
  fromProblem([{ pointer, code: 'invalid' }], draftWith(answers)).problems[0]?.field;

describe('a refused member', () => {
  for (const [pointer, field] of [
    ['/description', 'description'],
    ['/location', 'neighbourhood'],
    ['/location/street', 'street'],
    ['/location/lat', 'point'],
    ['/location/lng', 'point'],
    ['/location/accuracy', 'point'],
    ['/applicant/phone', 'phone'],
    ['/applicant', 'phone'],
    ['/reply/channel', 'channel'],
    ['/attributes/blocked', 'attribute:blocked'],
    ['/notices/0/version', 'notice:general'],
    ['/notices', 'notice:general'],
  ] as const) {
    it(`${pointer} is the question ${field}`, () => {
      expect(fieldFor(pointer)).to.equal(field);
    });
  }

  it('belongs to the channel where its own question is not asked', () => {
    expect(fieldFor('/applicant/email')).to.equal('channel');
  });

  it('that nobody asked for belongs to no question', () => {
    const refusal = fromProblem([{ pointer: '/source', code: 'not_allowed' }], draftWith({}));
    expect(refusal).to.deep.equal({ problems: [], unplaced: true });
  });
});
