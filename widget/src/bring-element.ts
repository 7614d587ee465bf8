const loaders = new Map<string, () => Promise<void>>();

/** Says how an element comes that most pages never show; `define.ts` does, which alone registers elements. */
export const defineLater = (tag: string, load: () => Promise<void>): void => {
  loaders.set(tag, load);
};

/** Brings such an element, if it is not here already. */
export const bringElement = async (tag: string): Promise<void> => {
  if (customElements.get(tag) === undefined) await loaders.get(tag)?.();
};
