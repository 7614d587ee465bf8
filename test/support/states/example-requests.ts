import { createMimer, type Action } from '@melikgazi/mimer-sdk';
import type { serverProcess } from '../server-process.ts';

/** What opens a request in the tracker. */
interface Lookup {
  readonly reference: string;
  readonly trackingCode: string;
}

/** Requests in different situations. */
export interface ExampleRequests {
  readonly fresh: Lookup;
  readonly forwarded: Lookup;
  readonly awaiting: Lookup;
  readonly resolved: Lookup;
  readonly declined: Lookup;
}

/** Makes them on a server, as citizens and the desk would. */
export const exampleRequests = async (
  server: Awaited<ReturnType<typeof serverProcess>>,
): Promise<ExampleRequests> => {
  const scopes = 'requests:write,desk:read,desk:write';
  const apiKey = await server.command('key', 'create', '--label', 'Tests', '--scopes', scopes);
  const { requests, desk } = createMimer({ endpoint: server.endpoint, apiKey });
  const make = async (...actions: readonly Action[]): Promise<Lookup> => {
    const { reference, trackingCode } = await requests.create({
      kind: 'complaint',
      service: 'YOL-01',
      description: 'Evimizin önündeki yolda derin bir çukur var, arabalar geçemiyor.',
      location: { neighbourhood: 'kilicaslan', street: 'Bahçe Sokak' },
      applicant: {
        givenName: 'Ayşe',
        familyName: 'Yılmaz',
        phone: '+905302539191',
        address: 'Hunat Mah. 12',
      },
      reply: { channel: 'sms', locale: 'tr' },
    });
    for (const action of actions) {
      const { version } = await desk.requests.get(reference);
      await desk.requests.act(reference, action, { version });
    }
    return { reference, trackingCode };
  };
  const forward: Action = { type: 'forward', unit: 'fen-isleri' };
  return {
    fresh: await make(),
    forwarded: await make(forward),
    awaiting: await make(forward, { type: 'ask', text: 'Çukur hangi kapının önünde?' }),
    resolved: await make(
      forward,
      { type: 'start' },
      { type: 'resolve', text: 'Çukur bugün kapatıldı. Bildirdiğiniz için teşekkür ederiz.' },
    ),
    declined: await make({
      type: 'decline',
      reason: 'repeated',
      text: 'Aynı konudaki başvurunuz geçen ay sonuçlanmıştı.',
    }),
  };
};
