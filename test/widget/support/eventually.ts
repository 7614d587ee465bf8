/** The first result of `look` that is there; it is looked for until `time` milliseconds have gone by. */
export const eventually = async <Result>(
  look: () => Result | undefined | null | false,
  time = 8000,
): Promise<Result> => {
  const end = performance.now() + time;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`Not within ${time} ms: ${look.toString()}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
};
