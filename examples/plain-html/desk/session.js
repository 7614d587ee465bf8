import { actions, createMimer, formatPhone, isLegal, toE164 } from '/sdk/mimer-sdk.js';

/**
 * What every part of the desk works with: the client with the clerk’s key, the catalogue, and how days are written. The
 * key is in this page’s memory alone; nothing of it, or of what is shown, is stored.
 */
export const openDesk = async (endpoint, apiKey) => {
  const mimer = createMimer({ endpoint, apiKey, locale: 'tr' });
  const [jurisdiction, services, units] = await Promise.all([
    mimer.jurisdiction.get(),
    mimer.services.list(),
    mimer.desk.units.list(),
  ]);
  const { timeZone, neighbourhoods, kinds } = jurisdiction;
  const format = options => {
    const formatter = new Intl.DateTimeFormat('tr', options);
    return at => formatter.format(new Date(at));
  };
  const nameIn = named => {
    const names = new Map(named.map(({ code, name }) => [code, name]));
    return code => names.get(code) ?? code;
  };
  // Sweden writes days as the contract does.
  const days = new Intl.DateTimeFormat('sv', { timeZone });
  return {
    mimer,
    jurisdiction,
    services,
    units,
    serviceName: nameIn(services),
    unitName: nameIn(units),
    kindName: nameIn(kinds),
    neighbourhoodName: nameIn(neighbourhoods),
    /** A day is written the same in every time zone. */
    day: format({ dateStyle: 'medium', timeZone: 'UTC' }),
    moment: format({ dateStyle: 'medium', timeStyle: 'short', timeZone }),
    dayOf: at => days.format(new Date(at)),
    today: () => days.format(new Date()),
    phone: text => toE164(text, jurisdiction.contact.phone),
    shownPhone: formatPhone,
  };
};

/** Only what is open can be forwarded. */
export const isOpen = status => isLegal(actions.forward.from, status);

const dayLength = 86_400_000;

/** How a deadline stands on a day: how many days are left, in words, and whether that is `late`, `soon` or neither. */
export const dueState = (dueOn, today) => {
  const left = Math.round((Date.parse(dueOn) - Date.parse(today)) / dayLength);
  if (left < 0) return { state: 'late', words: `${-left} gün gecikti` };
  if (left === 0) return { state: 'soon', words: 'Bugün son gün' };
  return { state: left <= 3 ? 'soon' : '', words: `${left} gün kaldı` };
};
