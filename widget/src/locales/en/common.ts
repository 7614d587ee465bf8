import type { CommonMessages } from '../messages.ts';
import { opening } from './opening.ts';
import { plural } from './plural.ts';

/** What all elements say. */
export const common = {
  ...opening,
  tryAgain: 'Try again',
  summary: count =>
    plural(count, { one: '# field needs to be corrected.', other: '# fields need to be corrected.' }),
  newTab: '(opens in a new tab)',
  options: { yes: 'Yes', no: 'No', choose: 'Choose' },
  channels: {
    sms: 'By SMS',
    phone: 'By telephone',
    whatsapp: 'By WhatsApp',
    email: 'By e-mail',
    post: 'By post',
    none: 'I do not want to be told',
  },
  failure: {
    loading: 'The form cannot be opened at the moment.',
    loadingKept: 'What you wrote is still here.',
    sending: 'Your request could not be sent. What you wrote is still here.',
    unknown:
      'We could not confirm that your request arrived. What you wrote is still here; if you try again, it will not be registered twice.',
    step: 'The rest of the form could not be loaded. What you wrote is still here. If trying again does not help, please reload the page.',
    call: 'You can try again or call us:',
    retry: 'Please try again.',
    requestId: id => `When you ask about it, please give this number: ${id}`,
    wait: seconds =>
      seconds < 60
        ? `Please try again in ${plural(Math.max(1, Math.round(seconds)), { one: '# second', other: '# seconds' })}.`
        : `Please try again in ${plural(Math.ceil(seconds / 60), { one: '# minute', other: '# minutes' })}.`,
  },
  problems: {
    connection:
      'No connection could be made. Please check your internet connection; the fault may also be ours.',
    contract: 'The server gave an answer that could not be understood.',
    unexpected: 'Something unexpected happened.',
    malformed: 'The request reached the server incomplete.',
    idempotency_key_required: 'The request reached the server incomplete.',
    unauthenticated: 'The server did not recognise this form.',
    forbidden: 'The server did not allow this request.',
    not_found: 'The address for requests was not found.',
    method_not_allowed: 'The server does not support this.',
    in_flight: 'Your earlier attempt is still being processed.',
    illegal_transition: 'This is not possible as the request stands.',
    duplicate_external_id: 'There is another request with this number.',
    still_open: 'The request is still open.',
    erased: 'The personal data of this request was erased.',
    stale: 'The request has changed in the meantime.',
    too_large: 'What you sent is too large.',
    unsupported_media_type: 'The server did not recognise the format.',
    invalid: 'The server did not accept some of the details.',
    unknown_member: 'The server did not recognise some of the details.',
    unknown_attachment: 'One of the attachments is no longer on the server.',
    idempotency_mismatch: 'Your earlier attempt may have arrived.',
    challenge_failed: 'The security check could not be completed.',
    precondition_required: 'The server asked for more information.',
    rate_limited: 'There were too many attempts.',
    challenge_required: 'A security check is needed.',
    internal: 'Something went wrong on the server.',
    unavailable: 'The service is not available at the moment.',
    storage_full: 'The server has run out of space.',
  },
} satisfies CommonMessages;
