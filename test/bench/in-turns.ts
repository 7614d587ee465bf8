/**
 * Measures each side once in each round, one after the other, so that whatever makes the machine slower meets all of
 * them. The first round warms up and does not count; every other round runs backwards, so that nobody is always last.
 *
 * @param sides - Each measures one round.
 * @returns the rounds of each side
 */
export const inTurns = async <Name extends string>(
  rounds: number,
  sides: Readonly<Record<Name, () => Promise<number>>>,
): Promise<(name: Name) => readonly number[]> => {
  const names = Object.keys(sides).filter((name): name is Name => name in sides);
  const measured = new Map<Name, number[]>(names.map(name => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await sides[name]();
      if (round > 0) measured.get(name)?.push(value);
    }
  }
  return name => measured.get(name) ?? [];
};
