import { expect } from '@esm-bundle/chai';
import { draftOf } from '../../../widget/src/flow/draft.ts';
import { fromProblem } from '../../../widget/src/flow/from-problem.ts';
import type { FlowState } from '../../../widget/src/flow/state.ts';
import { fieldsOf } from '../../../widget/src/flow/steps.ts';
import { toNewRequest } from '../../../widget/src/flow/to-new-request.ts';
import { transition } from '../../../widget/src/flow/transition.ts';
import { catalogue, complete } from './support/draft.ts';

const attachments = { maxCount: 5, maxBytes: 1000, types: ['image/jpeg'] };

const draftWhere = (capabilities: string[], limits: typeof attachments | undefined, more = {}) =>
  draftOf(
    {
      ...catalogue,
      jurisdiction: {
        ...catalogue.jurisdiction,
        capabilities,
        ...(limits && { attachments: limits }),
      },
    },
    { ...complete, photos: ['a', 'b'], ...more },
  );

const taking = (more = {}) => draftWhere(['attachments'], attachments, more);
const sent = (draft: ReturnType<typeof taking>) => toNewRequest(draft, 'tr').attachments;

describe('the photos of a request', () => {
  it('are the last question of the first step, and go along', () => {
    expect(fieldsOf('subject', taking()).at(-1)).to.equal('photos');
    expect(sent(taking())).to.deep.equal(['a', 'b']);
    expect(sent(taking({ photos: [] }))).to.equal(undefined);
  });

  for (const [title, draft] of [
    ['the capability is not named', draftWhere([], attachments)],
    ['there are no limits', draftWhere(['attachments'], undefined)],
    ['none are taken', draftWhere(['attachments'], { ...attachments, maxCount: 0 })],
  ] as const) {
    it(`are neither asked for nor sent where ${title}`, () => {
      expect([fieldsOf('subject', draft).includes('photos'), sent(draft)]).to.deep.equal([false, undefined]);
    });
  }

  it('are what a refused attachment is about', () => {
    for (const pointer of ['/attachments', '/attachments/1'])
      expect(fromProblem([{ pointer, code: 'unknown_value' }], taking()).problems[0]?.field).to.equal(
        'photos',
      );
  });

  it('may still arrive while the request is sent, and after that failed; then it is another request', () => {
    const sending: FlowState = {
      name: 'sending',
      catalogue,
      answers: complete,
      intent: { key: 'first', refused: false, changed: false },
    };
    const arrived = { type: 'answered', field: 'photos', value: ['c'] } as const;
    const during = transition(sending, arrived);
    expect(during).to.deep.include({ name: 'sending', answers: { ...complete, photos: ['c'] } });
    expect('intent' in during && during.intent?.changed).to.equal(false);
    const failed = transition(sending, {
      type: 'sendFailed',
      failure: { code: 'unknown_attachment' },
      refused: true,
    });
    const after = transition(failed, arrived);
    expect('intent' in after && after.intent?.changed).to.equal(true);
    expect(transition(after, { type: 'send', freshKey: 'second' })).to.have.nested.property(
      'intent.key',
      'second',
    );
  });
});
