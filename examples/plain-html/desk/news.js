import { byId } from './page.js';

// What comes in while the desk is open: looked for every half minute, and not while nobody sees the page.

const every = 30_000;
const title = document.title;

/** `look` is called again and again; it gets whether the page was away in between. */
export const follow = look => {
  let isLooking = false;
  const turn = async () => {
    if (document.visibilityState !== 'visible' || isLooking) return;
    isLooking = true;
    try {
      await look();
    } finally {
      isLooking = false;
    }
  };
  setInterval(turn, every);
  document.addEventListener('visibilitychange', turn);
};

const known = new Set();
let isFirst = true;

/** Says how many requests are new among these, beside the page’s title, too; of the first ones nothing is said. */
export const tellNew = references => {
  const fresh = references.filter(reference => !known.has(reference));
  for (const reference of references) known.add(reference);
  const count = isFirst ? 0 : fresh.length;
  isFirst = false;
  if (count > 0) byId('incoming').textContent = `${count} yeni başvuru geldi.`;
  document.title = count > 0 ? `(${count}) ${title}` : title;
};

/** They were seen. */
export const hushNew = () => {
  byId('incoming').textContent = '';
  document.title = title;
};
