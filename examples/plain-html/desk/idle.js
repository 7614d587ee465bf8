/** Calls `rest` whenever nobody has touched keyboard or pointer for so many minutes. */
export const afterIdleness = (minutes, rest) => {
  let timer;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, minutes * 60_000);
  };
  for (const type of ['keydown', 'pointerdown']) addEventListener(type, begin, { passive: true });
  begin();
};
