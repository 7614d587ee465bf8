// What every part of the page is made with.

export const byId = id => document.getElementById(id);

/** An element with these properties and children. */
export const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

export const button = (text, click, className = 'quiet small') => {
  const made = element('button', { type: 'button', className }, text);
  made.addEventListener('click', click);
  return made;
};

/** A fresh copy of a template. */
export const stamp = name => byId(`${name}-template`).content.cloneNode(true);

/** Options of codes with names. */
export const optionsOf = named => named.map(({ code, name }) => new Option(name, code));

/** Options of a table of words. */
export const optionsIn = words => Object.entries(words).map(([value, text]) => new Option(text, value));

export const joined = (parts, by = ' · ') => parts.filter(Boolean).join(by);

/** The terms and values of a list of facts; what has no value is left out. */
export const facts = pairs =>
  pairs
    .filter(([, value]) => value)
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);

/**
 * Lets a form be sent once at a time, and says what went wrong. Meanwhile it takes in nothing, which would be gone with it
 * after, and keeps the focus: elsewhere single letters are commands.
 */
export const sending = (form, send, sentenceFor) => {
  const isUnderWay = () => form.ariaBusy === 'true';
  const refuse = event => {
    if (!isUnderWay() || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const type of ['beforeinput', 'click', 'keydown', 'mousedown'])
    form.addEventListener(type, refuse, { capture: true });
  return async event => {
    event.preventDefault();
    if (isUnderWay()) return;
    const error = form.querySelector('.error');
    form.ariaBusy = 'true';
    error.textContent = '';
    try {
      await send(new FormData(form));
    } catch (reason) {
      error.textContent = sentenceFor(reason);
      error.scrollIntoView({ block: 'nearest' });
    } finally {
      form.ariaBusy = 'false';
    }
  };
};
