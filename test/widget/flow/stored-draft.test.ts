import { expect } from '@esm-bundle/chai';
import type { Answers } from '../../../widget/src/flow/answers.ts';
import { answersFrom, keptFor, parseDraft, storedDraft } from '../../../widget/src/flow/stored-draft.ts';
import { parseKeys, withKey, withoutKey } from '../../../widget/src/flow/unanswered-keys.ts';
import { catalogue, complete } from './support/draft.ts';

const now = 1_800_000_000_000;

const everything: Answers = {
  ...complete,
  nationalId: '10000000146',
  email: 'ayse@ornek.com',
  anonymous: true,
  hideIdentity: true,
};

describe('a draft', () => {
  it('holds what it is about and where, and nothing of who asks', () => {
    expect(storedDraft(everything, catalogue, now)?.answers).to.deep.equal({
      description: 'Sokağımızda büyük bir çukur var.',
      service: 'YOL-01',
      kind: 'complaint',
      'attribute:blocked': 'false',
      neighbourhood: 'hunat',
      street: 'Nuh Naci Yazgan Caddesi',
    });
  });

  it('is none for a sensitive service', () => {
    expect(storedDraft({ ...everything, service: 'SOS-02' }, catalogue, now)).to.equal(undefined);
  });

  it('is none where only a subject is chosen', () => {
    expect(storedDraft({ service: 'YOL-01', kind: 'complaint', street: '' }, catalogue, now)).to.equal(
      undefined,
    );
  });

  it('is read as it was written, for a day', () => {
    const draft = storedDraft(everything, catalogue, now);
    const read: unknown = JSON.parse(JSON.stringify(draft));
    expect([
      parseDraft(read, now + keptFor - 1),
      parseDraft(read, now + keptFor),
      parseDraft(read, now - 1),
    ]).to.deep.equal([draft, undefined, undefined]);
  });

  for (const [title, value] of Object.entries<unknown>({
    nothing: null,
    'a text': '<script>alert(1)</script>',
    'a list': [],
    'another version': { version: 2, savedAt: now, answers: { description: 'x' } },
    'no time': { version: 1, answers: { description: 'x' } },
    'no answers': { version: 1, savedAt: now },
    'answers that are none': {
      version: 1,
      savedAt: now,
      answers: { description: 7, street: { a: 1 }, kind: null },
    },
    'questions that nobody asks': { version: 1, savedAt: now, answers: { constructor: 'x', toString: 'y' } },
    'an endless text': { version: 1, savedAt: now, answers: { description: 'x'.repeat(100_000) } },
    'who asks': { version: 1, savedAt: now, answers: { phone: '0530', 'notice:general': true } },
  })) {
    it(`is none where there is ${title}`, () => {
      expect(parseDraft(value, now)).to.equal(undefined);
    });
  }

  it('cannot reach into the prototype of the answers', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"phone":"x"},"description":"Çukur"}');
    const answers = answersFrom(hostile);
    expect([answers, answers.phone]).to.deep.equal([{ description: 'Çukur' }, undefined]);
  });
});

describe('the keys of what was not answered', () => {
  const key = '6f1c2c1e-5d0f-4a6a-9a54-0f3f7d0f9f01';
  const none = parseKeys(undefined, now);

  it('are kept newest first, each once, and go when they are settled', () => {
    const two = withKey(withKey(withKey(none, key, now), `${key}-2`, now + 1), key, now + 2);
    expect([two.keys.map(found => found.key), withoutKey(two, key)?.keys.length]).to.deep.equal([
      [key, `${key}-2`],
      1,
    ]);
    expect(withoutKey(withKey(none, key, now), key)).to.equal(undefined);
  });

  it('are forgotten after a day', () => {
    const one = withKey(none, key, now);
    expect([
      parseKeys(one, now + keptFor - 1).keys.length,
      parseKeys(one, now + keptFor).keys.length,
    ]).to.deep.equal([1, 0]);
  });

  it('are none where something else was written', () => {
    const hostile = [
      { key: 'short', sentAt: now },
      { key: 'ö'.repeat(20), sentAt: now },
      7,
      null,
      { key, sentAt: '1' },
    ];
    expect(parseKeys({ version: 1, keys: hostile }, now).keys).to.deep.equal([]);
  });
});
