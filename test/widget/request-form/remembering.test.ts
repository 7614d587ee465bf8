import { expect } from '@esm-bundle/chai';
import { rememberedOnThisDevice } from '../../../widget/src/remembered/on-this-device.ts';
import { endpoint, receipt } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { playBackend } from '../support/backend.ts';
import { get, open, sendAll, settled } from './support/form.ts';

afterEach(() => localStorage.clear());

describe('the receipt', () => {
  it('is remembered on this device when the citizen wants that, and forgotten when not', async () => {
    playBackend({ now: () => new Date(receipt.receivedAt) });
    const form = await open();
    await sendAll(form);
    const before = localStorage.length;
    const box = get(form, '[name="remember"]').shadowRoot?.querySelector('input');
    box?.click();
    await settled(form);
    const remembered = rememberedOnThisDevice(endpoint)?.list();
    await expectAccessible(form);
    box?.click();
    expect([before, remembered, localStorage.length]).to.deep.equal([
      0,
      [
        {
          reference: receipt.reference,
          trackingCode: receipt.trackingCode,
          subject: receipt.subject,
          status: 'received',
          seenAt: new Date(receipt.receivedAt).toISOString(),
        },
      ],
      0,
    ]);
  });
});
