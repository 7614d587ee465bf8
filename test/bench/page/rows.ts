import { figure } from '../figure.ts';
import type { Row } from '../row.ts';
import { floor, listed, medianOf, own, pages, peer, ratio } from './page-figures.ts';
import { formKit, peers, staticForm } from './peers.ts';
import { measureShifts } from './shifts.ts';
import { ours } from './site.ts';
import { measureSubmissions } from './submissions.ts';
import { timeOf } from './visit.ts';
import { makeVisits } from './visits.ts';
import { weightRows } from './weight-rows.ts';

const firstInput: Row = {
  name: 'first-input',
  group: 'page',
  what: 'first usable input, 4× slower CPU, 1.6 Mbit/s, 150 ms',
  peer,
  floor,
  budget: '≤ 1.7 × static, ≤ 0.55 × FormKit',
  run: async workshop => {
    const visits = await makeVisits(workshop);
    const timesOf = (moment: 'input' | 'services') =>
      pages.map(({ name, label, of }) =>
        figure(
          label,
          of,
          'ms',
          (visits.get(name) ?? []).map(seen => timeOf(seen, moment)),
        ),
      );
    const figures = timesOf('input');
    const services = timesOf('services');
    const median = medianOf(figures, own);
    const forgetful = pages.filter(({ name }) => visits.get(name)?.some(({ lost }) => lost > 0));
    return {
      figures,
      checks: [
        ratio('with a static form', median / medianOf(figures, staticForm), 1.7),
        ratio('with FormKit', median / medianOf(figures, formKit), 0.55),
      ],
      remarks: [
        'From the start of the navigation until a typed character stands in the description for good; nothing cached.',
        `A service can be chosen after: ${listed(services, 0)}.`,
        ...forgetful.map(
          ({ label }) => `${label} lost what had been typed first; its time is that of what it kept.`,
        ),
      ],
    };
  },
};

const unreserved = { name: ours.unreserved, label: 'MİMER without the line', of: 'ours' } as const;

const layoutShift: Row = {
  name: 'layout-shift',
  group: 'page',
  what: 'layout shift while the page loads, on a telephone',
  peer,
  floor,
  budget: '0.00 with the documented line that reserves the room',
  run: async workshop => {
    const shifts = await measureShifts(workshop);
    const figures = [own, unreserved, ...peers].map(({ name, label, of }) =>
      figure(label, of, '', shifts.get(name) ?? []),
    );
    // The budget has two places.
    const value = Math.round(medianOf(figures, own) * 100) / 100;
    return {
      figures,
      checks: [{ what: 'with the line', value, unit: '', limit: 0, must: 'at most' }],
      remarks: [
        'The sum of all shifts until nothing moves any more; the peers document no such line and have none.',
      ],
    };
  },
};

const bareFetch = { label: 'a bare fetch' };

const submit: Row = {
  name: 'submit',
  group: 'page',
  what: 'submit, from the click to the receipt, on the same line',
  peer: 'none',
  floor: 'a bare fetch',
  budget: '≤ 1.3 × a bare fetch',
  run: async workshop => {
    const { form, bare } = await measureSubmissions(workshop);
    const figures = [figure(own.label, 'ours', 'ms', form), figure(bareFetch.label, 'floor', 'ms', bare)];
    return {
      figures,
      checks: [ratio('with a bare fetch', medianOf(figures, own) / medianOf(figures, bareFetch), 1.3)],
      remarks: [
        'The same body to the same server, which stores both; the challenge was solved before, while the answers were looked at.',
      ],
    };
  },
};

/** What a page costs those who open it, beside other ways to make the same form. */
export const rows: readonly Row[] = [...weightRows, firstInput, layoutShift, submit];
