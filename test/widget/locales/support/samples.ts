/** What a text is called with, and what of it the text must repeat. */
export interface Sample {
  readonly given: readonly unknown[];
  readonly repeats: readonly string[];
}

/** Numbers of each plural there is: none, one, two, a few, many, others. */
const counts = [0, 1, 2, 5, 25, 100];

const sample = (given: readonly unknown[], ...repeats: readonly string[]): Sample => ({ given, repeats });

/** None, one and two may be words of their own. */
const spoken = (count: number): string[] => (count > 2 ? [String(count)] : []);

const counted = counts.map(count => sample([count], ...spoken(count)));

/** There is nothing to say of none. */
const some = counted.slice(1);

const kilobytes = sample([2048], '2');
const megabytes = sample([3 * 1024 ** 2], '3');
const file = { bytes: 12 * 1024 ** 2, maxBytes: 10 * 1024 ** 2 };

/** By the end of a text's path, for those that are told numbers, or of which they are parts. */
const samples: Readonly<Record<string, readonly Sample[]>> = {
  'field.remaining': counted,
  'field.tooMany': counted,
  'field.matches': counted,
  summary: counted,
  'failure.wait': [...counts, 90, 7200].map(seconds => sample([seconds])),
  'codes.too_long': [
    sample(['⟦1⟧', { max: 400, length: 512 }], '⟦1⟧', '400', '512'),
    sample(['⟦1⟧', {}], '⟦1⟧'),
  ],
  'outbox.uploaded': [sample([3, 5], '3', '5')],
  'outbox.confirm': some,
  'outbox.limit': some,
  'outbox.expiredLine': some,
  'photos.hint': [1, 2, 5, 25, 100].flatMap(count =>
    [true, false].map(documents =>
      sample([{ count, bytes: 10 * 1024 ** 2, documents }], ...spoken(count), '10'),
    ),
  ),
  'photos.sending': [sample([0], '0'), sample([45], '45')],
  'photos.incomplete': some,
  'field.chosen': [sample([3, 5], '3', '5')],
  'field.size': [kilobytes, megabytes],
  'field.reduced': [sample([2048, 3 * 1024 ** 2], '2', '3')],
  'field.uploading': [sample([0], '0'), sample([45], '45')],
  'field.added': some,
  'field.done': counts
    .slice(1)
    .flatMap(count => [
      sample([{ uploaded: count, failed: 0, refused: 0 }], ...spoken(count)),
      sample([{ uploaded: 0, failed: count, refused: 0 }], ...spoken(count)),
      sample([{ uploaded: 0, failed: 0, refused: count }], ...spoken(count)),
      sample([{ uploaded: 3, failed: 4, refused: count }], '3', '4', ...spoken(count)),
    ]),
  'refusals.too_large': [sample([file], '12', '10')],
  'tracker.size': [kilobytes, megabytes],
  'tracker.point': [sample(['38.71990', '35.50570'], '38.71990', '35.50570')],
  'tracker.at': [sample(['⟦1⟧', '14:02'], '⟦1⟧', '14:02')],
  'tracker.score': [sample([4], '4')],
  'statistics.days': [
    ...counts.map(count => sample([String(count)], ...spoken(count))),
    sample(['4.5'], '4.5'),
  ],
  'contact.opens': [0, 1]
    .map(inDays => sample([inDays, '⟦2⟧', '08:00'], '08:00'))
    .concat([3, 7].map(inDays => sample([inDays, '⟦2⟧', '08:00'], '⟦2⟧', '08:00'))),
  'contact.closes': [0, 1]
    .map(inDays => sample([inDays, '⟦2⟧', '08:00'], '08:00'))
    .concat([sample([3, '⟦2⟧', '08:00'], '⟦2⟧', '08:00')]),
};

/** What the text at a path is tried with: signs that it must repeat, where it is told no numbers. */
export const samplesFor = (path: string, parameters: number): readonly Sample[] => {
  const known = Object.keys(samples).find(end => `.${path}`.endsWith(`.${end}`));
  const signs = ['⟦1⟧', '⟦2⟧', '⟦3⟧'].slice(0, parameters);
  return (known !== undefined && samples[known]) || [sample(signs, ...signs)];
};
