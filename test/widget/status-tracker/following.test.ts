import { expect } from '@esm-bundle/chai';
import { ConnectionError } from '@melikgazi/mimer-sdk';
import { eventually } from '../support/eventually.ts';
import { unknownPlace } from '../../../widget/src/status-tracker/place.ts';
import { gate } from '../support/photo-field.ts';
import { settle } from './support/fake-surroundings.ts';
import { headless, refusal } from './support/headless.ts';
import {
  after,
  focused,
  get,
  input,
  openAction,
  requestThat,
  said,
  show,
  textOf,
  type,
} from './support/tracker.ts';

const request = requestThat({});
const resolved = requestThat({}, { status: 'resolved', closedAt: '2026-11-26T09:00:30Z' });

describe('a backend that was left', () => {
  it('says nothing more of the place, however late it answers', async () => {
    const { open, opened } = gate();
    const { controller, lookUp } = headless(() => request, {
      get: async former => {
        await opened;
        return former;
      },
    });
    const look = lookUp();
    await settle();
    controller.changeBackend();
    open();
    await look;
    await settle();
    expect(controller.place).to.equal(unknownPlace);
  });
});

describe('a request that is shown', () => {
  it('is looked at every minute', async () => {
    const { calls, surroundings, lookUp } = headless(() => request);
    await lookUp();
    await surroundings.pass(59);
    const before = calls.length;
    await surroundings.pass(1);
    await surroundings.pass(60);
    expect([before, calls.length]).to.deep.equal([1, 3]);
  });

  it('is told of when it has changed, and only then', async () => {
    const { told, surroundings, lookUp } = headless(count => (count < 3 ? request : resolved));
    await lookUp();
    await surroundings.pass(60);
    const before = told.length;
    await surroundings.pass(60);
    expect([before, told]).to.deep.equal([
      1,
      [
        { reason: 'lookedUp', status: 'forwarded' },
        { reason: 'followed', status: 'resolved' },
      ],
    ]);
  });

  it('is not looked at while nobody sees the page, and at once when somebody does', async () => {
    const { calls, surroundings, lookUp } = headless(() => request);
    await lookUp();
    // Its patience with the municipality is over.
    await surroundings.pass(2);
    surroundings.hide();
    // Nothing but to be told that the page is seen: no timer wakes a page in the background.
    const { waiting } = surroundings;
    await surroundings.pass(600);
    const hidden = [waiting, calls.length];
    surroundings.wake();
    await surroundings.pass(1);
    expect([hidden, calls.length]).to.deep.equal([[1, 1], 2]);
  });

  it('is not looked at while the network is away, and at once when it is back', async () => {
    const { calls, surroundings, lookUp } = headless(() => request);
    await lookUp();
    surroundings.goOffline();
    await surroundings.pass(600);
    const away = calls.length;
    surroundings.wake();
    await surroundings.pass(1);
    expect([away, calls.length]).to.deep.equal([1, 2]);
  });

  it('is not looked at early when the page is only seen again', async () => {
    const { calls, surroundings, lookUp } = headless(() => request);
    await lookUp();
    await surroundings.pass(30);
    surroundings.hide();
    surroundings.wake();
    await surroundings.pass(10);
    expect(calls.length).to.equal(1);
  });

  it('is looked at less often while that does not work, in silence', async () => {
    const { calls, failures, surroundings, lookUp } = headless(count => {
      if (count > 1 && count < 4) throw new ConnectionError('No answer.');
      return request;
    });
    await lookUp();
    const at: number[] = [];
    for (let minute = 1; minute <= 8; minute += 1) {
      await surroundings.pass(60);
      at.push(calls.length);
    }
    // After 1 minute, 2 more, 4 more, then every minute again.
    expect([at, failures]).to.deep.equal([[2, 2, 3, 3, 3, 3, 4, 5], []]);
  });

  it('is left alone as long as the backend asks for', async () => {
    const { calls, surroundings, lookUp } = headless(count => {
      if (count === 2) throw refusal('rate_limited', 429, 600);
      return request;
    });
    await lookUp();
    await surroundings.pass(60 + 599);
    const before = calls.length;
    await surroundings.pass(1);
    expect([before, calls.length]).to.deep.equal([2, 3]);
  });

  it('is not followed once the code opens it no more', async () => {
    const { calls, surroundings, lookUp } = headless(count => {
      if (count > 1) throw refusal('not_found', 404);
      return request;
    });
    await lookUp();
    await surroundings.pass(3600);
    expect([calls.length, surroundings.waiting]).to.deep.equal([2, 0]);
  });

  it('is followed for a day after it was closed', async () => {
    const closed = requestThat({}, { status: 'resolved', closedAt: '2026-11-25T09:02:30Z' });
    const { calls, surroundings, lookUp } = headless(() => closed);
    await lookUp();
    await surroundings.pass(600);
    expect([calls.length, surroundings.waiting]).to.deep.equal([4, 0]);
  });

  it('is not followed when it was closed long ago', async () => {
    const closed = requestThat({}, { status: 'resolved', closedAt: '2026-11-20T09:00:00Z' });
    const { calls, surroundings, lookUp } = headless(() => closed);
    await lookUp();
    await surroundings.pass(600);
    expect(calls.length).to.equal(1);
  });

  it('is let go of when the element leaves the page, and taken up when it comes back', async () => {
    const { controller, host, calls, surroundings, lookUp } = headless(() => request);
    await lookUp();
    // Its patience with the municipality is over.
    await surroundings.pass(2);
    host.isConnected = false;
    controller.hostDisconnected();
    await settle();
    const waiting = surroundings.waiting;
    await surroundings.pass(600);
    const gone = calls.length;
    controller.hostConnected();
    await surroundings.pass(60);
    expect([waiting, gone, calls.length]).to.deep.equal([0, 1, 2]);
  });

  it('is found all the same when the element is moved while it is looked for', async () => {
    const { controller, calls, told, lookUp } = headless(() => request);
    const looking = lookUp();
    controller.hostDisconnected();
    controller.hostConnected();
    await looking;
    expect([calls.length, told.length, controller.isBusy]).to.deep.equal([1, 1, false]);
  });

  it('is looked for again when the element comes back after it had left in the middle of it', async () => {
    let isLate = true;
    const { controller, host, told, lookUp } = headless(() =>
      isLate ? new Promise(() => undefined) : request,
    );
    void lookUp();
    await settle();
    host.isConnected = false;
    controller.hostDisconnected();
    await settle();
    isLate = false;
    host.isConnected = true;
    controller.hostConnected();
    await settle();
    expect([told.length, controller.isBusy]).to.deep.equal([1, false]);
  });

  it('is not overwritten by an older look that arrives late', async () => {
    let arrive = (): void => undefined;
    const late = new Promise<typeof request>(resolve => (arrive = () => resolve(request)));
    const { controller, surroundings, lookUp } = headless(count => (count === 2 ? late : request));
    await lookUp();
    await surroundings.pass(60);
    await controller.act(() => Promise.resolve(resolved));
    arrive();
    await settle();
    expect(controller.found?.request.status).to.equal('resolved');
  });

  it('changes in place: said once, with the focus and what was typed where they were', async () => {
    const { tracker, becomes } = await show(requestThat({ reply: true }));
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    input(tracker, 'text').focus();
    becomes(
      after(requestThat({ reply: true }), { type: 'started', actor: 'staff' }, { status: 'in_progress' }),
    );
    const { now } = Date;
    Date.now = () => now() + 61_000;
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      await eventually(() => textOf(tracker, '#sentence') === 'Başvurunuz üzerinde çalışılıyor.');
    } finally {
      Date.now = now;
    }
    await tracker.updateComplete;
    expect([
      said(tracker),
      input(tracker, 'text').value,
      tracker.shadowRoot?.activeElement === get(tracker, '[name="text"]'),
      focused(tracker),
    ]).to.deep.equal(['Başvurunuzun durumu değişti: Başvurunuz üzerinde çalışılıyor.', 'Solda.', true, '']);
  });
});
