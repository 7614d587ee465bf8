import { fold } from '/sdk/mimer-sdk.js';
import { element, joined, optionsOf } from './page.js';
import { showQuestions } from './questions.js';

// What a request is about: found by any of its words, however they are spelt, with the kinds it may be and its questions.

const searchedIn = ({ name, group, keywords }) => fold([name, group.name, ...keywords].join(' '));

/** Fills the form’s subjects and kinds; answers what shows the questions of the subject that is chosen. */
export const prepareSubjects = (form, desk) => {
  const { service, kind, subjectSearch } = form.elements;
  const searched = desk.services.map(one => [one, searchedIn(one)]);

  const showKinds = () => {
    const {
      kinds,
      attributes = [],
      redirect,
      sensitive,
    } = desk.services.find(({ code }) => code === service.value) ?? {};
    const accepted = desk.jurisdiction.kinds.filter(
      ({ code }) => kinds?.includes(code) ?? code !== 'information',
    );
    const before = kind.value;
    kind.replaceChildren(...optionsOf(accepted));
    if (accepted.some(({ code }) => code === before)) kind.value = before;
    showQuestions(form.querySelector('.questions'), attributes);
    form.querySelector('[data-redirect]').textContent = joined([
      redirect && joined([redirect.text, redirect.phone], ' '),
      sensitive && 'Hassas konu: yalnızca gerekeni yazın; tanı ya da rapor istemeyin.',
    ]);
  };

  const showServices = () => {
    const words = fold(subjectSearch.value).split(' ').filter(Boolean);
    const found = searched.filter(([, text]) => words.every(word => text.includes(word))).map(([one]) => one);
    const before = service.value;
    const groups = Map.groupBy(found, ({ group }) => group.name);
    service.replaceChildren(
      new Option(found.length === 0 ? 'Bulunamadı' : 'Seçiniz', ''),
      ...[...groups].map(([label, services]) => element('optgroup', { label }, ...optionsOf(services))),
    );
    const isKept = found.some(({ code }) => code === before);
    // Whoever searches means what comes first, until they choose something else.
    service.value = isKept ? before : words.length > 0 ? (found[0]?.code ?? '') : '';
    if (service.value !== before) showKinds();
  };

  subjectSearch.addEventListener('input', showServices);
  service.addEventListener('change', showKinds);
  showServices();
  return showKinds;
};
