import { eventually } from '../../support/eventually.ts';
import { listenToConsole } from '../../support/element.ts';

/** Listens to what elements tell their webmaster until the test is over. */
export const listenForTroubles = () => {
  const said = [listenToConsole('error'), listenToConsole('warn')];
  const about = (section: string): string[] =>
    said.flatMap(lines => lines.filter(line => line.includes(`troubles.html#${section}`)));
  return {
    /** All that was said of a section of the guide so far. */
    about,
    /** All that was said. */
    all: (): string[] => said.flat(),
    /** The first that is said of a section, without the link and what follows it. */
    heard: async (section: string): Promise<string> => {
      await eventually(() => about(section).length > 0);
      return (about(section)[0] ?? '').replace(/ Help: .*$/s, '');
    },
  };
};

/** Gives what is not to be said the time in which it would be. */
export const aWhile = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 300));
