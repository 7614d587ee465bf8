import type { NewRequest } from '@melikgazi/mimer-sdk';
import { expect } from '@esm-bundle/chai';
import type { Answers } from '../../../widget/src/flow/answers.ts';
import { FlowController, type FormClient } from '../../../widget/src/flow/flow-controller.ts';
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
const start = ({ answers = complete, loads = true }: { answers?: Answers; loads?: boolean } = {}) => {
  const attempts: Attempt[] = [];
  const broken = { loading: !loads };
  const client: FormClient = {
    jurisdiction: {
      get: () =>
        broken.loading ? Promise.reject(new TypeError('offline')) : Promise.resolve(catalogue.jurisdiction),
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
    onChange: () => undefined,
  });
  flow.hostConnected();
  return { flow, attempts, broken };
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
    const { flow, attempts } = await atCheck();
    void flow.send();
    await eventually(() => attempts.length > 0);
    flow.hostDisconnected();
    expect([attempts[0]?.signal?.aborted, flow.state.name]).to.deep.equal([true, 'failed']);
  });

  it('sends with the same key after its element has come back', async () => {
    const { flow, attempts } = await atCheck();
    void flow.send();
    await eventually(() => attempts.length > 0);
    flow.hostDisconnected();
    flow.hostConnected();
    void flow.send();
    await eventually(() => attempts.length > 1);
    expect(attempts[1]?.key).to.equal(attempts[0]?.key);
  });

  it('takes no notice of an answer that comes after its element has left', async () => {
    const { flow, attempts } = await atCheck();
    const sent = flow.send();
    await eventually(() => attempts.length > 0);
    flow.hostDisconnected();
    attempts[0]?.answer.resolve(receipt);
    await sent;
    expect(flow.state.name).to.equal('failed');
  });

  it('loads again what could not be loaded', async () => {
    const { flow, broken } = start({ loads: false });
    await eventually(() => flow.state.name === 'unavailable');
    broken.loading = false;
    flow.reload();
    expect(await eventually(() => flow.state.name === 'filling')).to.equal(true);
  });
});
