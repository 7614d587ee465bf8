import type { NewRequest } from '@melikgazi/mimer-sdk';
import { expect } from '@esm-bundle/chai';
import type { Answers } from '../../../widget/src/flow/answers.ts';
import type { Catalogue } from '../../../widget/src/flow/catalogue.ts';
import { FlowController } from '../../../widget/src/flow/flow-controller.ts';
import type { FormClient } from '../../../widget/src/flow/form-client.ts';
import { receipt } from '../../support/fake-backend.ts';
import { eventually } from '../support/eventually.ts';
import { catalogue, complete } from './support/draft.ts';

interface Attempt {
  readonly body: NewRequest;
  readonly key: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly answer: PromiseWithResolvers<typeof receipt>;
}

/** A flow on a host that does nothing, with a backend that answers when it is told to. */
const start = ({
  answers = complete,
  loads = true,
  capabilities = catalogue.jurisdiction.capabilities,
  attachments,
}: {
  answers?: Answers;
  loads?: boolean;
  capabilities?: readonly string[];
  attachments?: Catalogue['jurisdiction']['attachments'];
} = {}) => {
  const attempts: Attempt[] = [];
  const broken = { loading: !loads };
  const client: FormClient & { requests: FormClient['requests'] } = {
    jurisdiction: {
      get: () =>
        broken.loading
          ? Promise.reject(new TypeError('offline'))
          : Promise.resolve({
              ...catalogue.jurisdiction,
              capabilities: [...capabilities],
              ...(attachments && { attachments }),
            }),
    },
    services: { list: () => Promise.resolve([...catalogue.services]) },
    challenge: { solve: () => Promise.reject(new Error('not asked for')) },
    requests: {
      create: (body, options) => {
        const answer = Promise.withResolvers<typeof receipt>();
        attempts.push({ body, key: options?.idempotencyKey, signal: options?.signal, answer });
        return answer.promise;
      },
    },
  };
  let keys = 0;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
    isConnected: true,
  };
  const flow = new FlowController(host, {
    catalogue: async () => ({
      jurisdiction: await client.jurisdiction.get(),
      services: await client.services.list(),
    }),
    client: () => Promise.resolve(client),
    locale: 'tr',
    answers,
    now: () => 0,
    newKey: () => `key-${(keys += 1)}`,
    later: () => () => undefined,
    onChange: () => undefined,
  });
  flow.hostConnected();
  const leave = async () => {
    host.isConnected = false;
    flow.hostDisconnected();
    await Promise.resolve();
  };
  const comeBack = () => {
    host.isConnected = true;
    flow.hostConnected();
  };
  return { flow, attempts, broken, client, leave, comeBack };
};

const atCheck = async (...parameters: Parameters<typeof start>) => {
  const started = start(...parameters);
  await eventually(() => started.flow.state.name === 'filling');
  started.flow.goTo('check');
  return started;
};

describe('the flow', () => {
  it('sends once when it is told to twice', async () => {
    const { flow, attempts } = await atCheck();
    void flow.send();
    void flow.send();
    await eventually(() => attempts.length > 0);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(attempts.length).to.equal(1);
  });

  it('ends with the receipt', async () => {
    const { flow, attempts } = await atCheck();
    const sent = flow.send();
    await eventually(() => attempts.length > 0);
    attempts[0]?.answer.resolve(receipt);
    await sent;
    expect(flow.state).to.deep.include({ name: 'sent', receipt, channel: 'sms' });
  });

  it('gives up the call when its element leaves the page', async () => {
    const { flow, attempts, leave } = await atCheck();
    void flow.send();
    await eventually(() => attempts.length > 0);
    await leave();
    expect([attempts[0]?.signal?.aborted, flow.state.name]).to.deep.equal([true, 'failed']);
  });

  it('sends with the same key after its element has come back', async () => {
    const { flow, attempts, leave, comeBack } = await atCheck();
    void flow.send();
    await eventually(() => attempts.length > 0);
    await leave();
    comeBack();
    void flow.send();
    await eventually(() => attempts.length > 1);
    expect(attempts[1]?.key).to.equal(attempts[0]?.key);
  });

  it('does not ask what became of an attempt while its element is away', async () => {
    let asked = 0;
    const { flow, attempts, client, leave } = await atCheck({ capabilities: ['receipt'] });
    client.requests = { ...client.requests, findReceipt: () => ((asked += 1), Promise.resolve(receipt)) };
    void flow.send();
    await eventually(() => attempts.length > 0);
    await leave();
    flow.askAgain();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect([asked, flow.state.name]).to.deep.equal([0, 'failed']);
  });

  it('knows nothing of a lost attempt where its client cannot ask, and does not call it missing', async () => {
    const { flow, attempts, leave, comeBack } = await atCheck({ capabilities: ['receipt'] });
    void flow.send();
    await eventually(() => attempts.length > 0);
    await leave();
    comeBack();
    await eventually(() => flow.state.name === 'failed' && flow.state.intent.former === 'unknown');
    expect(flow.state).to.deep.include({ name: 'failed' });
  });

  it('remembers what was posted and not what came after it', async () => {
    const { flow, attempts, leave } = await atCheck({
      capabilities: ['attachments'],
      attachments: { maxCount: 5, maxBytes: 1000, types: ['image/jpeg'] },
    });
    void flow.send();
    await eventually(() => attempts.length > 0);
    flow.answer('photos', ['photo-a']);
    await leave();
    expect(flow.state).to.have.nested.property('intent.unanswered').that.deep.equals([attempts[0]?.body]);
  });

  it('takes no notice of an answer that comes after its element has left', async () => {
    const { flow, attempts, leave } = await atCheck();
    const sent = flow.send();
    await eventually(() => attempts.length > 0);
    await leave();
    attempts[0]?.answer.resolve(receipt);
    await sent;
    expect(flow.state.name).to.equal('failed');
  });

  it('goes on with what is on its way when its element is moved', async () => {
    const { flow, attempts } = await atCheck();
    const sent = flow.send();
    await eventually(() => attempts.length > 0);
    flow.hostDisconnected();
    flow.hostConnected();
    attempts[0]?.answer.resolve(receipt);
    await sent;
    expect([attempts.length, flow.state.name]).to.deep.equal([1, 'sent']);
  });

  it('loads again what could not be loaded', async () => {
    const { flow, broken } = start({ loads: false });
    await eventually(() => flow.state.name === 'unavailable');
    broken.loading = false;
    flow.reload();
    expect(await eventually(() => flow.state.name === 'filling')).to.equal(true);
  });
});
