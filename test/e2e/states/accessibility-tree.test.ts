import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openPage } from '../../support/browser.ts';
import { listenToLiveRegions, readAloud } from '../../support/screen-reader.ts';
import { serverProcess } from '../../support/server-process.ts';
import { states } from '../../support/states/states.ts';
import { walkStates } from '../../support/states/walk.ts';

// What a screen reader finds and hears on each step, against a transcript that people can read and correct. To write
// them anew after a change, and then to read what changed: MIMER_TRANSCRIBE=1 npm test -- states

const transcripts = new URL('transcripts/', import.meta.url);

/** What is different each time, in the words of the first. */
const steady = (line: string): string =>
  line
    .replace(/\b\d{4}-\d{7}-\d\b/g, '2026-0000000-0')
    .replace(/\b\d{10}\b/g, '0000000000')
    .replace(/\d{1,2} \p{L}+ \d{4}( \d{2}:\d{2})?/gu, 'TARİH');

const told: Readonly<Record<string, readonly string[]>> = {
  'request-form': [
    'opening',
    'unavailable',
    'subject-empty',
    'subject-suggestions',
    'subject-list',
    'subject-filled',
    'subject-errors',
    'subject-redirect',
    'subject-sensitive',
    'place-empty',
    'place-errors',
    'you-full',
    'you-anonymous',
    'you-errors',
    'check',
    'check-sending',
    'check-unknown',
    'receipt',
    'photos-uploaded',
    'photos-failed',
    'photos-refused',
    'photos-place-offered',
    'photos-check',
    'point-found',
    'point-outside',
    'point-denied',
    'point-map',
    'draft-restored',
    'former-missing',
    'offline-offer',
    'queued',
    'queued-confirm',
    'waiting-line',
    'waiting-sent',
    'waiting-expired',
  ],
  'status-tracker': [
    'look-up',
    'look-up-errors',
    'not-found',
    'result-forwarded',
    'result-resolved',
    'reply',
    'reply-errors',
    'rate',
    'change-reply-channel',
    'withdraw-confirm',
    'remembered',
  ],
  'contact-centre': ['open', 'closed'],
  statistics: ['figures', 'empty'],
  launcher: ['closed', 'form', 'contacts'],
};

for (const [element, steps] of Object.entries(told)) {
  test(`a screen reader says of the ${element} what its transcript says`, async t => {
    const server = await serverProcess(t, { LIMIT_SUBMISSIONS: '0' });
    const page = await openPage(t);
    const live = await listenToLiveRegions(page);
    const said: string[] = [];
    const chosen = states.filter(state => state.element === element && steps.includes(state.step));
    assert.equal(chosen.length, steps.length);
    await walkStates(
      page,
      server,
      'tr',
      async ({ step }) => {
        const heard = await live.take();
        said.push(`## ${step}`, '', ...(await readAloud(page)).map(steady), '');
        if (heard.length > 0) said.push(...heard.map(words => `Announced: ${steady(words)}`), '');
      },
      chosen,
    );
    const file = new URL(`${element}.tr.txt`, transcripts);
    const text = `# ${element}, as a screen reader says it\n\n${said.join('\n')}`;
    if (process.env['MIMER_TRANSCRIBE'] !== undefined) {
      await mkdir(transcripts, { recursive: true });
      await writeFile(file, text);
    }
    assert.equal(text, await readFile(file, 'utf8'));
  });
}
