import { formatPhone, toE164 } from '/sdk/mimer-sdk.js';
import { askBackend, integrityOf } from './backend.js';
import { cssOf, fileOf, htmlOf } from './code.js';
import { coloursOf, fillColourRows, nameColours, showContrasts } from './colours.js';
import { clearPreview, showPreview } from './preview.js';
import { languages, speak } from './words.js';

// The page that makes the code to embed. What was chosen is in the form alone; everything shown is made from it anew.

const byId = id => document.getElementById(id);
const form = byId('choices');
const { endpoint: endpointField, widget: widgetField, phone: phoneField } = form.elements;
const preview = byId('preview');

let language = 'tr';
let words = languages[language];
let mode = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
/** What the endpoint answered last. */
let backend = { problem: 'missing' };
/** The hash that belongs to the file that was chosen. */
let integrity;
let asking = new AbortController();
let fetching = new AbortController();

const say = (id, text, isWrong = false) => {
  byId(id).textContent = text;
  byId(id).classList.toggle('wrong', isWrong);
};

/** The folder of the script, with its final slash; `undefined` where it is none. */
const folderOf = address => {
  if (!URL.canParse(address, location.href)) return undefined;
  const { origin, pathname, protocol } = new URL(address, location.href);
  return /^https?:$/.test(protocol) ? `${origin}${pathname.replace(/\/*$/, '/')}` : undefined;
};

/** Everything that was chosen. */
const choiceOf = () => {
  const data = new FormData(form);
  const text = name => String(data.get(name) ?? '').trim();
  const element = text('element');
  const colours = coloursOf(data);
  const sections = data.getAll('sections');
  const phone = text('phone');
  return {
    element,
    endpoint: backend.endpoint ?? text('endpoint'),
    attributes: {
      lang: text('lang'),
      theme: text('theme'),
      'heading-level': text('heading-level'),
      service: text('service'),
      kind: text('kind'),
      label: text('label'),
      position: text('position'),
      draft: data.has('draft') ? 'session' : 'off',
      sections: [0, 3].includes(sections.length) ? '' : sections.join(' '),
    },
    colours,
    radius: colours && text('radius') !== '' ? Math.min(24, Math.max(0, Number(text('radius')))) : undefined,
    reserve: data.has('reserve'),
    pinned: text('pinned') !== '',
    widget: folderOf(text('widget')),
    integrity,
    phone,
    number: toE164(phone) ?? phone.replace(/[^\d+]/g, ''),
    mode,
  };
};

const showOwnFields = element => {
  for (const field of form.querySelectorAll('[data-for]'))
    field.hidden = !field.dataset.for.split(' ').includes(element);
};

const showCode = choice => {
  const { widget, pinned } = choice;
  const isPossible = widget !== undefined && (!pinned || integrity !== undefined);
  const problem = widget === undefined ? words.noWidget : words.noIntegrity;
  say('widget-state', isPossible ? (pinned ? words.pinned : '') : problem, !isPossible);
  byId('html').textContent = isPossible && backend.problem === undefined ? htmlOf(choice) : '';
  const css = cssOf(choice);
  byId('css').textContent = css;
  byId('css-part').hidden = css === '';
  for (const button of document.querySelectorAll('.copy'))
    button.disabled = byId(button.dataset.copy).textContent === '';
  if (!isPossible || backend.problem !== undefined) {
    byId('policy').textContent = '';
    return;
  }
  const [script, api] = [new URL(widget).origin, new URL(choice.endpoint).origin];
  byId('policy').textContent =
    `default-src 'none'; script-src ${script}; style-src 'self'; connect-src ${api}; img-src blob:; ` +
    "require-trusted-types-for 'script'; trusted-types mimer-widget";
};

const showColours = colours => {
  byId('colours').hidden = colours === undefined;
  const missing = colours === undefined ? 0 : showContrasts(byId('contrasts'), colours, words);
  say('contrast-warning', missing === 0 ? '' : words.tooLittle(missing), missing > 0);
};

const showBackend = () => {
  const { problem, status, municipality, services } = backend;
  endpointField.ariaInvalid = String(problem !== undefined);
  if (problem === undefined) say('endpoint-state', words.found(municipality.name, services.length));
  else say('endpoint-state', words.problems[problem](status), true);
};

/** Shows all that follows from what was chosen. */
const update = () => {
  const choice = choiceOf();
  say('copied', '');
  say('preview-state', '');
  showOwnFields(choice.element);
  showColours(choice.colours);
  showCode(choice);
  if (backend.problem === undefined) showPreview(preview, choice);
  else clearPreview(preview);
};

const optionOf = ({ code, name }) => new Option(`${name} (${code})`, code);

/** What can be chosen of the municipality's; what was chosen before stays, where there is such a thing. */
const fillCatalogue = () => {
  const { municipality, services = [] } = backend;
  const { kind, service } = form.elements;
  const former = [kind.value, service.value];
  const groups = Map.groupBy(services, ({ group }) => group.name);
  const grouped = [...groups].map(([label, items]) => {
    const group = Object.assign(document.createElement('optgroup'), { label });
    group.append(...items.map(optionOf));
    return group;
  });
  kind.replaceChildren(kind.options[0], ...(municipality?.kinds ?? []).map(optionOf));
  service.replaceChildren(service.options[0], ...grouped);
  [kind.value, service.value] = former;
  for (const select of [kind, service]) if (select.selectedIndex < 0) select.value = '';
};

/** Learns the hash of the file that was chosen, where one is wanted. */
const learnIntegrity = async () => {
  fetching.abort();
  fetching = new AbortController();
  const { signal } = fetching;
  integrity = undefined;
  const choice = choiceOf();
  if (choice.pinned && choice.widget !== undefined) {
    const found = await integrityOf(choice.widget, fileOf(choice), signal).catch(() => undefined);
    if (signal.aborted) return;
    integrity = found;
  }
  update();
};

/** Asks the endpoint what it is, and takes over what it says of itself. */
const ask = async () => {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  say('endpoint-state', words.asking);
  const former = backend.municipality?.contact.phone;
  const answer = await askBackend(endpointField.value.trim(), language, signal).catch(() => undefined);
  if (signal.aborted || answer === undefined) return;
  backend = answer;
  const phone = answer.municipality?.contact.phone;
  if (phone !== undefined && (phoneField.value === '' || toE164(phoneField.value) === former))
    phoneField.value = formatPhone(phone);
  if (widgetField.value === '' && answer.endpoint !== undefined)
    widgetField.value = new URL('/widget/', answer.endpoint).href;
  fillCatalogue();
  showBackend();
  await learnIntegrity();
};

const translate = next => {
  language = next;
  words = languages[next];
  speak(next, words);
  nameColours(byId('colour-rows'), words);
  void ask();
};

const showMode = next => {
  mode = next;
  for (const button of document.querySelectorAll('[data-mode]'))
    button.ariaPressed = String(button.dataset.mode === mode);
  update();
};

const copy = async id => {
  try {
    await navigator.clipboard.writeText(byId(id).textContent);
    say('copied', words.copied);
  } catch {
    say('copied', words.notCopied, true);
  }
};

let waiting;
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('input', ({ target }) => {
  clearTimeout(waiting);
  if (target === endpointField) waiting = setTimeout(() => void ask(), 400);
  else if (target === widgetField || ['pinned', 'lang'].includes(target.name)) void learnIntegrity();
  else update();
});
for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => translate(button.dataset.language));
for (const button of document.querySelectorAll('[data-mode]'))
  button.addEventListener('click', () => showMode(button.dataset.mode));
for (const button of document.querySelectorAll('.copy'))
  button.addEventListener('click', () => void copy(button.dataset.copy));
// A preview at which somebody tries everything must leave no request at the municipality.
preview.addEventListener('mimer-before-submit', event => {
  event.preventDefault();
  say('preview-state', words.previewKept);
});

fillColourRows(byId('colour-rows'));
const wanted = new URLSearchParams(location.search);
endpointField.value = wanted.get('endpoint') ?? new URL(endpointField.value, location.href).href;
showMode(mode);
translate(wanted.get('lang') === 'en' ? 'en' : 'tr');
