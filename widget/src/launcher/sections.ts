/** What a launcher can open. */
export const launcherSections = ['form', 'tracker', 'contacts'] as const;
export type LauncherSection = (typeof launcherSections)[number];

const isSection = (name: string): name is LauncherSection => launcherSections.some(known => known === name);

/** The sections that an attribute names, in its order and each once; all of them where it names none. */
export const sectionsOf = (attribute: string): readonly LauncherSection[] => {
  const named = [...new Set(attribute.split(/\s+/).filter(isSection))];
  return named.length === 0 ? launcherSections : named;
};
