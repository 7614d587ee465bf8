import { expect } from '@esm-bundle/chai';
import { groupHours } from '../../../widget/src/contact-centre/group-hours.ts';
import type { OpeningHours } from '../../../widget/src/contact-centre/open-state.ts';

const rows = (hours: OpeningHours) =>
  groupHours(hours).map(({ first, last, hours: times }) => `${first}-${last} ${times.join(' ')}`.trim());

describe('the hours of a week', () => {
  it('stand in one row for days with the same', () => {
    expect(
      rows([{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '08:00', closes: '17:00' }]),
    ).to.deep.equal(['mon-fri 08:00–17:00', 'sat-sun']);
  });

  it('stand in the order of the day, whatever order the profile has', () => {
    expect(
      rows([
        { days: ['tue', 'mon'], opens: '13:00', closes: '17:00' },
        { days: ['mon'], opens: '08:00', closes: '12:00' },
      ]),
    ).to.deep.equal(['mon-mon 08:00–12:00 13:00–17:00', 'tue-tue 13:00–17:00', 'wed-sun']);
  });

  it('end at 24:00 rather than at the start of another day', () => {
    expect(rows([{ days: ['sun'], opens: '18:00', closes: '00:00' }])).to.deep.equal([
      'mon-sat',
      'sun-sun 18:00–24:00',
    ]);
  });
});
