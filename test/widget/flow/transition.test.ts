import type { NewRequest } from '@melikgazi/mimer-sdk';
import { expect } from '@esm-bundle/chai';
import type { FlowState } from '../../../widget/src/flow/state.ts';
import { transition, type FlowEvent } from '../../../widget/src/flow/transition.ts';
import { receipt } from '../../support/fake-backend.ts';
import { catalogue, complete } from './support/draft.ts';

const after = (state: FlowState, ...events: FlowEvent[]): FlowState => events.reduce(transition, state);

const loading: FlowState = { name: 'loading', answers: {} };
const loaded: FlowEvent = { type: 'loaded', catalogue };
const open = after({ ...loading, answers: complete }, loaded);
const atCheck = after(open, { type: 'stepSent' }, { type: 'stepSent' }, { type: 'stepSent' });
const send: FlowEvent = { type: 'send', freshKey: 'first' };
const silence: FlowEvent = { type: 'sendFailed', failure: { code: 'connection' }, refused: false };
const refusal: FlowEvent = { type: 'sendFailed', failure: { code: 'invalid' }, refused: true };
const submitted: NewRequest = {
  kind: 'complaint',
  service: 'YOL-01',
  description: 'Çukur',
  reply: { channel: 'none', locale: 'tr' },
};
const change: FlowEvent[] = [
  { type: 'wentTo', step: 'subject' },
  { type: 'answered', field: 'description', value: 'Başka bir şey, yeterince uzun yazıldı.' },
  { type: 'stepSent' },
];
const keyOf = (state: FlowState) => ('intent' in state ? state.intent?.key : undefined);
const stepOf = (state: FlowState) => (state.name === 'filling' ? state.step : state.name);

describe('the form', () => {
  it('keeps what was typed before it was loaded', () => {
    const state = after(loading, { type: 'answered', field: 'description', value: 'Çukur' }, loaded);
    expect(state).to.deep.include({ name: 'filling', step: 'subject', answers: { description: 'Çukur' } });
  });

  it('keeps what was typed when loading failed and was tried again', () => {
    const state = after(
      loading,
      { type: 'loadFailed', failure: { code: 'connection' } },
      { type: 'answered', field: 'description', value: 'Çukur' },
      { type: 'reloaded' },
      loaded,
    );
    expect(state).to.deep.include({ answers: { description: 'Çukur' } });
  });

  it('begins with the step that was asked for before it was loaded, also at the second attempt to load', () => {
    const wanted = { name: 'loading', answers: complete, wanted: 'you' } as const;
    const tried = after(
      wanted,
      { type: 'loadFailed', failure: { code: 'connection' } },
      { type: 'reloaded' },
    );
    const asked = after({ name: 'loading', answers: complete }, { type: 'wentTo', step: 'check' }, loaded);
    const tooFar = after({ name: 'loading', answers: {} }, { type: 'wentTo', step: 'check' }, loaded);
    const over = after(wanted, { type: 'restarted', answers: complete }, loaded);
    expect([after(tried, loaded), asked, tooFar, over].map(stepOf)).to.deep.equal([
      'you',
      'check',
      'subject',
      'subject',
    ]);
  });

  it('stays on a step with something wrong', () => {
    const state = after(loading, loaded, { type: 'stepSent' });
    expect(stepOf(state)).to.equal('subject');
  });

  it('asks for a longer description once', () => {
    const short = after({ name: 'loading', answers: { ...complete, description: 'Çukur' } }, loaded);
    const asked = after(short, { type: 'stepSent' });
    expect([stepOf(asked), stepOf(after(asked, { type: 'stepSent' }))]).to.deep.equal(['subject', 'place']);
  });

  it('finds nothing wrong while a first answer is typed', () => {
    const state = after(loading, loaded, { type: 'answered', field: 'description', value: '' });
    expect(state).to.deep.include({ problems: [] });
  });

  it('lets a wrong answer correct itself as it is typed', () => {
    const wrong = after(loading, loaded, { type: 'stepSent' });
    const state = after(wrong, { type: 'answered', field: 'service', value: 'YOL-01' });
    expect(state.name === 'filling' && state.problems.map(({ field }) => field)).to.deep.equal([
      'description',
    ]);
  });

  it('goes back to the check after a change', () => {
    expect(stepOf(after(atCheck, ...change))).to.equal('check');
  });

  it('asks on when a change brings up a question', () => {
    const state = after(
      atCheck,
      { type: 'wentTo', step: 'you' },
      { type: 'wentTo', step: 'subject' },
      { type: 'answered', field: 'service', value: 'GEN-03' },
      { type: 'stepSent' },
    );
    expect(stepOf(state)).to.equal('you');
  });

  it('does not skip a step that is not answered', () => {
    expect(stepOf(after(loading, loaded, { type: 'wentTo', step: 'check' }))).to.equal('subject');
  });

  it('shows a refused answer on its step', () => {
    const state = after(atCheck, send, {
      type: 'refused',
      problems: [{ field: 'street', code: 'invalid', refused: true }],
    });
    expect(stepOf(state)).to.equal('place');
  });

  it('keeps a refusal until its own answer changes', () => {
    const refused = after(atCheck, send, {
      type: 'refused',
      problems: [{ field: 'street', code: 'invalid', refused: true }],
    });
    const other = after(refused, { type: 'answered', field: 'directions', value: 'Parkın yanı' });
    expect(other.name === 'filling' && other.problems.length).to.equal(1);
  });

  it('starts empty after a receipt', () => {
    const sent = after(atCheck, send, { type: 'received', receipt, channel: 'sms', beforeChanges: false });
    expect(after(sent, { type: 'restarted', answers: {} })).to.deep.include({ step: 'subject', answers: {} });
  });
});

describe('the idempotency key', () => {
  const again: FlowEvent = { type: 'send', freshKey: 'second' };

  it('stays the same when nobody answered', () => {
    expect(keyOf(after(atCheck, send, silence, again))).to.equal('first');
  });

  it('stays the same when nobody answered and an answer was changed', () => {
    expect(keyOf(after(atCheck, send, silence, ...change, again))).to.equal('first');
  });

  it('stays the same after a refusal when nothing was changed', () => {
    expect(keyOf(after(atCheck, send, refusal, again))).to.equal('first');
  });

  it('is a new one once an answer was changed after a refusal', () => {
    expect(keyOf(after(atCheck, send, refusal, ...change, again))).to.equal('second');
  });

  it('stays the same when a refusal follows silence, for the first attempt may have arrived', () => {
    const unanswered: FlowEvent = { ...silence, sent: submitted };
    const state = after(atCheck, send, unanswered, again, refusal);
    expect(state.name === 'failed' && state.intent.refused).to.equal(false);
    expect(keyOf(after(state, ...change, again))).to.equal('first');
  });

  it('stays the same when a change after a refusal was followed by silence', () => {
    const state = after(atCheck, send, refusal, ...change, again, silence, ...change, {
      type: 'send',
      freshKey: 'third',
    });
    expect(keyOf(state)).to.equal('second');
  });
});

describe('an impossible move', () => {
  for (const [state, event] of [
    [loading, send],
    [open, send],
    [atCheck, { type: 'stepSent' }],
    [open, { type: 'received', receipt, channel: 'sms', beforeChanges: false }],
    [after(atCheck, send), { type: 'answered', field: 'street', value: 'x' }],
    [after(atCheck, send), send],
  ] as const) {
    it(`throws with both names: ${state.name}, ${event.type}`, () => {
      expect(() => transition(state, event)).to.throw(new RegExp(`“${state.name}”.*“${event.type}”`));
    });
  }

  it('keeps its key after a refusal and a change where an earlier attempt may have arrived', () => {
    const sent: NewRequest = {
      kind: 'complaint',
      service: 'YOL-01',
      description: 'Çukur',
      reply: { channel: 'none', locale: 'tr' },
    };
    const lost: FlowEvent = { ...silence, sent };
    const state = after(atCheck, send, lost, send, refusal, ...change, { type: 'send', freshKey: 'second' });
    expect([state.name, keyOf(state)]).to.deep.equal(['sending', 'first']);
  });

  it('cannot be left in the queue before it failed', () => {
    expect(() => after(open, { type: 'queued', id: 'item', channel: 'sms' })).to.throw(
      '“filling” cannot be “queued”',
    );
  });

  describe('for which the receipt of an earlier attempt is found', () => {
    const looked = after(open, { type: 'resumed', key: 'earlier' });
    const typed = after(looked, {
      type: 'answered',
      field: 'description',
      value: 'Bu başka bir başvuru olacak.',
    });
    const found: FlowEvent = { type: 'found', receipt };

    it('shows it where nothing was typed since', () => {
      expect(after(looked, found)).to.deep.include({ name: 'sent', receipt });
    });

    it('tells of it where something was typed since, and shows it when asked', () => {
      const told = after(typed, found);
      expect([stepOf(told), stepOf(after(told, { type: 'foundShown' }))]).to.deep.equal(['subject', 'sent']);
    });

    it('shows it instead of sending, then goes on with what was typed as another request', () => {
      const told = after(typed, found, { type: 'wentTo', step: 'check' });
      const shown = after(told, send);
      const gone = after(shown, { type: 'wentOn' });
      expect([
        stepOf(shown),
        stepOf(gone),
        'answers' in gone && gone.answers.description,
        keyOf(gone),
        keyOf(after(gone, send)),
      ]).to.deep.equal(['sent', 'check', 'Bu başka bir başvuru olacak.', undefined, 'first']);
    });
  });
});
