import { trimmed } from '../trimmed.ts';

/**
 * An e-mail address as it is sent: no spaces around it and no invisible marks in it, the domain in small letters and as Punycode; `undefined` when
 * it can't be one, or the contract takes none of its kind: a top-level domain beyond ASCII. The part before the @ stays as it was typed, for its case may matter.
 */
export const parseEmail = (text: string): string | undefined => {
  const [, local, domain] =
    /^([\w.+'-]+)@([^\s@/:?#]+\.[^\s@/:?#]+)$/.exec(trimmed(text.replace(/\p{Cf}/gu, ''))) ?? [];
  if (local === undefined || domain === undefined || /^\.|\.\.|[.']$/.test(local)) return undefined;
  const url = `http://${domain}`;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const address = `${local}@${host}`;
  return /^([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/.test(host) && address.length <= 254 ? address : undefined;
};
