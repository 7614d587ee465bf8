import { element } from './page.js';

// The questions that a subject asks, as fields, and their answers as the contract wants them.

/** A time on the clocks of a zone, with its offset. */
export const momentIn = (local, timeZone) => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${local}Z`),
  );
  const { value } = parts.find(({ type }) => type === 'timeZoneName');
  return `${local}:00${value.slice(3) || 'Z'}`;
};

const types = { number: 'number', datetime: 'datetime-local' };

const choices = {
  boolean: [
    ['true', 'Evet'],
    ['false', 'Hayır'],
  ],
};

const fieldOf = ({ code, datatype, values = [], required }) => {
  const name = `attribute.${code}`;
  if (datatype === 'text') return element('textarea', { name, rows: 2, maxLength: 2000, required });
  if (datatype === 'boolean' || datatype === 'singlevaluelist') {
    const options = choices[datatype] ?? values.map(({ key, name: text }) => [key, text]);
    return element(
      'select',
      { name, required },
      new Option('Sorulmadı', ''),
      ...options.map(([value, text]) => new Option(text, value)),
    );
  }
  return element('input', { name, type: types[datatype] ?? 'text', step: 'any', maxLength: 2000, required });
};

const boxesOf = ({ code, values = [] }) =>
  values.map(({ key, name }) =>
    element(
      'label',
      { className: 'check' },
      element('input', { type: 'checkbox', name: `attribute.${code}`, value: key }),
      name,
    ),
  );

const questionOf = attribute => {
  const { code, datatype, description } = attribute;
  const made =
    datatype === 'multivaluelist'
      ? element('fieldset', {}, element('legend', {}, description), ...boxesOf(attribute))
      : element('label', {}, description, fieldOf(attribute));
  made.dataset.question = code;
  return made;
};

/** Shows the questions of a subject in `place`, each where the answers before it want it. */
export const showQuestions = (place, attributes) => {
  place.replaceChildren(...attributes.toSorted((one, other) => one.order - other.order).map(questionOf));
  const show = () => {
    for (const { code, visibleWhen } of attributes) {
      if (visibleWhen === undefined) continue;
      const question = place.querySelector(`[data-question="${code}"]`);
      const asked = place.querySelector(`[name="attribute.${visibleWhen.code}"]`);
      question.hidden = asked?.value !== String(visibleWhen.equals);
      for (const field of question.querySelectorAll('input, select, textarea'))
        field.disabled = question.hidden;
    }
  };
  place.onchange = show;
  show();
};

/** The answers that were given. */
export const answersIn = (data, attributes, timeZone) => {
  const answers = {};
  for (const { code, datatype } of attributes) {
    const given = data.getAll(`attribute.${code}`).filter(value => value.trim() !== '');
    if (given.length === 0) continue;
    const [value] = given;
    answers[code] =
      {
        boolean: () => value === 'true',
        number: () => Number(value),
        datetime: () => momentIn(value, timeZone),
        multivaluelist: () => given,
      }[datatype]?.() ?? value;
  }
  return answers;
};
