/** Chooses like dice, but the same way for the same seed: a failure can be run again. */
export const randomChoice = (seed: number) => {
  let state = seed + 0x9e3779b9;
  return (choices: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39;
    return ((state ^ (state >>> 13)) >>> 0) % choices;
  };
};
