import type { FormMessages } from '../messages.ts';
import { plural } from './plural.ts';

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });

/** As the municipality counts, whose 10 MB are 10,485,760 bytes. */
const size = (bytes: number): string =>
  bytes < 1024 ** 2
    ? `${number(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${number(bytes / 1024 ** 2)} MB`;

const files = (count: number) => plural(count, { one: '# file', other: '# files' });

/** What is said about photos and other files. */
export const photos = {
  label: 'Photos',
  hint: ({ count, bytes, documents }) =>
    [
      'A photo helps us to solve the problem sooner.',
      `At most ${documents ? plural(count, { one: '# photo or PDF', other: '# photos or PDFs' }) : plural(count, { one: '# photo', other: '# photos' })}, each of at most ${size(bytes)}.`,
      'Please try not to show faces and number plates.',
    ].join(' '),
  sending: percent => `Uploading photos, ${number(percent)}%`,
  incomplete: count => `${files(count)} could not be uploaded. You can try again, or send without.`,
  none: 'None added',
  retryAll: 'Try uploading again',
  place: {
    title: 'Where the photo was taken',
    offer: 'The photo says where it was taken. If you like, we can add this place to your request.',
    use: 'Use this place',
    used: 'The place where the photo was taken was added to your request.',
    drop: 'Leave the place out',
  },
  field: {
    add: 'Add a photo',
    drop: 'or drag it here',
    chosen: (count, max) => `${number(count)} of ${number(max)}`,
    size,
    reduced: (bytes, before) => `${size(bytes)} (was ${size(before)})`,
    preparing: 'Getting it ready…',
    uploading: percent => `Uploading, ${number(percent)}%`,
    waiting: 'Waiting for its turn…',
    finishing: 'Being saved…',
    uploaded: 'Uploaded',
    progressOf: name => `Uploading: ${name}`,
    cancel: 'Cancel',
    remove: 'Remove',
    retry: 'Try again',
    refusals: {
      heic: () =>
        'Your browser cannot open this HEIC photo. Please add a screenshot of it, or save it as JPEG first.',
      too_large: ({ bytes = 0, maxBytes = 0 }) =>
        `The file is too large (${size(bytes)}). It may have at most ${size(maxBytes)}.`,
      type: () => 'Files of this type cannot be added. Please choose a photo.',
      unreadable: () => 'This file could not be opened; it may be damaged. Please choose another photo.',
      empty: () => 'This file is empty. Please choose another photo.',
      too_many: () => 'Not added, because there is no more room. You can remove another one.',
    },
    failures: {
      connection: 'Not uploaded: no connection. It is tried again by itself once you are online.',
      too_large: 'The server found this file too large.',
      unsupported_media_type: 'The server does not take files of this type.',
      invalid: 'The server could not read this file.',
      rate_limited: 'Too many files were sent in a short time. Please try again in a while.',
      storage_full: 'The server has no room left. You can send without photos.',
      other: 'It could not be uploaded. Please try again.',
    },
    added: count => `${files(count)} chosen, uploading.`,
    removed: name => `Removed: ${name}`,
    done: ({ uploaded, failed, refused }) =>
      [
        uploaded > 0 && `${files(uploaded)} uploaded.`,
        failed > 0 && `${files(failed)} could not be uploaded.`,
        refused > 0 && `${files(refused)} could not be added.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
} satisfies FormMessages['photos'];
