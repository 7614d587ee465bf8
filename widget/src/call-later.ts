/** Calls something after a while, unless that is taken back by what it answers. */
export const callLater = (run: () => void, milliseconds: number): (() => void) => {
  const id = setTimeout(run, milliseconds);
  return () => clearTimeout(id);
};
