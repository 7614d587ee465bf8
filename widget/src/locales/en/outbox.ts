import type { outbox as source } from '../tr/outbox.ts';
import { plural } from './plural.ts';

const inDays = (days: number) => plural(days, { one: '# day', other: '# days' });

/** What is said about requests that wait for the network on this device. */
export const outbox = {
  offer: 'Send it by itself once I am online',
  offerText:
    'We can keep your request on this device. Once the internet is back, it is sent by itself while this page, or another page of our site with the form, is open.',
  offerCaution:
    'Until it is sent, your personal details are kept on this device. Do not choose this on a device that you share with others.',
  saving: 'Being kept…',
  unavailable: 'Your request cannot be kept on this device. Please try again without closing this page.',
  full: 'There is not enough room on this device to keep your request. Please try again without closing this page.',
  title: 'Your request is waiting to be sent',
  text: 'Once the internet is back, it is sent by itself while this page, or another page of our site with the form, is open. Your receipt appears here.',
  caution:
    'Until it is sent, your personal details are kept on this device. If the device is not yours, delete the request when you are done.',
  subject: 'Subject',
  since: 'Waiting since',
  state: 'State',
  files: 'Photos',
  uploaded: (count, of) => `${count} of ${of} uploaded`,
  states: {
    waiting: 'Waiting for the internet',
    sending: 'Being sent…',
    sent: 'Sent',
    setAside: 'Could not be sent',
    expired: 'No longer sent by itself',
  },
  retry: 'Try now',
  stillWaiting: 'It could not be sent yet. It is still waiting.',
  remove: 'Delete from this device',
  again: 'New request',
  confirm: count =>
    count > 1
      ? `Delete all ${count} requests from this device? Those not sent yet will not be sent.`
      : 'Delete your request from this device? Then it will not be sent.',
  confirmReceipt: 'Delete the receipt from this device? Make sure that you noted the tracking code.',
  confirmRemove: 'Yes, delete',
  cancel: 'Cancel',
  removed: 'It was deleted from this device.',
  waitingLine: 'You have a request waiting to be sent.',
  sentLine: 'Your waiting request was sent.',
  setAsideLine: 'Your waiting request could not be sent.',
  limit: days =>
    `If it cannot be sent within ${inDays(days)}, it is no longer sent by itself, and you are asked here what to do with it.`,
  expiredLine: days =>
    `Your request has been waiting for more than ${inDays(days)}. It will not be sent by itself any more.`,
  expired:
    'You can open it in the form and send it, or delete it from this device. If it arrived before, it will not be registered twice.',
  reference: 'Request number',
  trackingCode: 'Tracking code',
  show: 'Show receipt',
  print: 'Print',
  forget: 'Forget',
  open: 'Open in the form',
  opened: 'Your request was opened in the form. You can correct it and send it again.',
  close: 'Close',
} satisfies typeof source;
