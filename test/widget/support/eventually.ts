/** Long enough for a slow browser on a busy machine; nobody waits so long but for what does not come. */
const time = 25_000;

/** The first result of `look` that is there. */
export const eventually = async <Result>(look: () => Result | undefined | null | false): Promise<Result> => {
  const end = performance.now() + time;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`Not within ${time} ms: ${look.toString()}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
};
