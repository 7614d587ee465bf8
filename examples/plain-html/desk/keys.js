import { byId, element } from './page.js';

// The keyboard. Single letters work where nothing is typed, and can be switched off: who speaks to the computer would
// press them by talking.

const isOff = () => localStorage.getItem('desk-keys') === 'off';

const isTyping = ({ target }) => target.matches('input:not([type=radio], [type=checkbox]), textarea, select');

/** `shortcuts`: `[key, what it does, do]`, in the order of the help. */
export const listenToKeys = shortcuts => {
  const help = byId('help');
  help
    .querySelector('dl')
    .append(
      ...shortcuts.flatMap(([key, name]) => [
        element('dt', {}, element('kbd', {}, key)),
        element('dd', {}, name),
      ]),
    );
  const off = byId('keys-off');
  off.checked = isOff();
  off.addEventListener('change', () => localStorage.setItem('desk-keys', off.checked ? 'off' : 'on'));
  byId('open-help').addEventListener('click', () => help.showModal());

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && isTyping(event)) event.target.blur();
    const isOurs = !isTyping(event) && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isOurs || isOff() || document.querySelector('dialog[open]') || byId('desk').hidden) return;
    const found = shortcuts.find(([key]) => key === event.key.toLocaleLowerCase('tr'));
    if (found === undefined) return;
    event.preventDefault();
    found[2]();
  });
};
