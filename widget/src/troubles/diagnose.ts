import { checkLoad } from './check-load.ts';
import type { Finding } from './finding.ts';
import { guide } from './guide.ts';
import { judgeAttribute } from './judge-attribute.ts';
import type { Trouble, TroubledElement } from './trouble.ts';

const told = new WeakMap<object, Set<string>>();

/** Finds out what is wrong and says it on the console, once for each element and thing, in a sentence with a link to the guide. */
export const diagnose = async (trouble: Trouble, element: TroubledElement | undefined): Promise<void> => {
  const findings = await findingsOf(trouble, element);
  const known = toldOf(element ?? document);
  for (const { section, about = '', sentence } of findings) {
    const key = `${section} ${about}`;
    if (known.has(key)) continue;
    known.add(key);
    const who = element === undefined ? 'MİMER' : `<${element.localName}>`;
    const text = `${who} ${sentence} Help: ${guide(section)}`;
    if (typeof trouble === 'object' && 'error' in trouble) console.error(text, trouble.error);
    else if (typeof trouble === 'string') console.error(text);
    else console.warn(text);
  }
};

const toldOf = (subject: object): Set<string> => {
  const known = told.get(subject) ?? new Set();
  told.set(subject, known);
  return known;
};

const lacking: Readonly<Record<string, Finding>> = {
  insecure: {
    section: 'https',
    sentence: 'needs https, to keep personal data safe; what the page has put into its elements stays.',
  },
  browser: {
    section: 'browser',
    sentence: 'needs a newer browser; what the page has put into its elements stays.',
  },
};

const findingsOf = async (
  trouble: Trouble,
  element: TroubledElement | undefined,
): Promise<readonly Finding[]> => {
  if (typeof trouble === 'string') return listed(lacking[trouble]);
  if (element === undefined) return [];
  if ('error' in trouble) return listed(await checkLoad(trouble.error, element));
  if ('attributes' in trouble)
    return trouble.attributes.flatMap(name => listed(judgeAttribute(element, name)));
  return Object.entries(trouble.codes).map(([name, codes]) => unknownCode(element, name, codes));
};

const listed = (finding: Finding | undefined): readonly Finding[] => (finding === undefined ? [] : [finding]);

/** As many codes as a line takes. */
const few = 12;

const unknownCode = (element: Element, name: string, codes: readonly string[]): Finding => {
  const value: unknown = Reflect.get(element, name);
  const shown = codes.slice(0, few).join(', ');
  return {
    section: 'code',
    about: name,
    sentence: `knows no ${name}="${String(value)}": this municipality has ${shown}${codes.length > few ? ' …' : ''}.`,
  };
};
