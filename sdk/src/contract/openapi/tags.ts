/** What the calls are about, in the order in which they are read. */
export const tags = {
  Municipality: 'Who the municipality is and what can be asked of it. Public, and may be kept for minutes.',
  Challenge: 'Proof of work for those who have no API key, so that submissions in masses are dear.',
  Requests:
    'Submission without or with an API key, and what its citizen may read and do with the tracking code.',
  Attachments: 'Files, uploaded one by one before they are named in a submission, a reply or an answer.',
  Statistics: 'Counts: rounded for everybody, exact for the desk.',
  Desk: 'Requests as the municipality’s own staff see and handle them, with an API key.',
  'Personal data': 'What the law on personal data (KVKK) lets a citizen ask for: a copy, and erasure.',
  Notifications: 'Messages to citizens, and the tasks of the people who telephone and write letters.',
  Webhooks: 'Events for other systems of the municipality, signed as Standard Webhooks 1.0 says.',
} as const;

export type TagName = keyof typeof tags;
