import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import type { StatusTracker } from '../../../widget/src/index.ts';
import { eventually } from '../support/eventually.ts';
import { everything, query, requestThat, settled, show, textOf } from './support/tracker.ts';

const pixel = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), character =>
  character.charCodeAt(0),
);
const picture = {
  id: 'a1',
  name: 'çukur.gif',
  mediaType: 'image/gif',
  bytes: 2_400_000,
  width: 1,
  height: 1,
};
const paper = { id: 'a2', name: 'plan.html', mediaType: 'text/html', bytes: 900 };
const request = requestThat({}, { attachments: [picture, paper] });

const onFile = () => new HttpResponse(pixel, { headers: { 'Content-Type': 'image/gif' } });

const buttons = (tracker: StatusTracker) => [
  ...(tracker.shadowRoot?.querySelectorAll<HTMLElement>('[part="file"] button') ?? []),
];

describe('a file of a request', () => {
  it('is fetched only when it is asked for, and shown without leaving the page', async () => {
    const asked: string[] = [];
    const { tracker } = await show(
      request,
      {},
      {
        onFile: id => {
          asked.push(id);
          return onFile();
        },
      },
    );
    const before = asked.length;
    expect(textOf(tracker, '[part="file"]')).to.contain('2,3 MB');
    buttons(tracker)[0]?.click();
    const image = await eventually(() => query(tracker, 'img'));
    expect([
      before,
      asked,
      image.getAttribute('src')?.startsWith('blob:'),
      image.getAttribute('alt'),
      buttons(tracker)[0]?.getAttribute('aria-expanded'),
    ]).to.deep.equal([0, ['a1'], true, 'çukur.gif', 'true']);
  });

  it('is let go of when it is hidden', async () => {
    const { tracker } = await show(request, {}, { onFile });
    buttons(tracker)[0]?.click();
    const url = (await eventually(() => query(tracker, 'img'))).getAttribute('src') ?? '';
    buttons(tracker)[0]?.click();
    await settled(tracker);
    const isGone = await fetch(url).then(
      () => false,
      () => true,
    );
    expect([isGone, query(tracker, 'img')]).to.deep.equal([true, undefined]);
  });

  it('is let go of when the tracker leaves the page', async () => {
    const { tracker } = await show(request, {}, { onFile });
    buttons(tracker)[0]?.click();
    const url = (await eventually(() => query(tracker, 'img'))).getAttribute('src') ?? '';
    tracker.remove();
    const isGone = await fetch(url).then(
      () => false,
      () => true,
    );
    expect(isGone).to.equal(true);
  });

  it('that is no picture is saved under its name, and can be no page of ours', async () => {
    const { tracker } = await show(request, {}, { onFile });
    tracker.shadowRoot?.addEventListener('click', event => {
      // A test keeps no downloads.
      if (event.target instanceof HTMLAnchorElement) event.preventDefault();
    });
    buttons(tracker)[1]?.click();
    const link = await eventually(() => query(tracker, '[part="file"] a'));
    const { headers } = await fetch(link.getAttribute('href') ?? '');
    expect([link.getAttribute('download'), headers.get('Content-Type')]).to.deep.equal([
      'plan.html',
      'application/octet-stream',
    ]);
  });

  it('that does not come says so, and can be asked for again', async () => {
    let isThere = false;
    const { tracker } = await show(
      request,
      {},
      { onFile: () => (isThere ? onFile() : new HttpResponse(null, { status: 404 })) },
    );
    buttons(tracker)[0]?.click();
    await eventually(() => query(tracker, '[part="file-error"]'));
    isThere = true;
    buttons(tracker)[0]?.click();
    expect(await eventually(() => query(tracker, 'img'))).not.to.equal(undefined);
  });

  it('has no button where the backend gives out no files', async () => {
    const capabilities = everything.capabilities.filter(name => name !== 'attachments');
    const { tracker } = await show(request, {}, { jurisdiction: { capabilities } });
    expect([buttons(tracker).length, textOf(tracker, '[part="files"]').includes('çukur.gif')]).to.deep.equal([
      0,
      true,
    ]);
  });
});
