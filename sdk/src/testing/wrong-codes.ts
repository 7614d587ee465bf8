const hour = 3_600_000;
const mostInAnHour = 10;

/** The wrong tracking codes of the last hour. All calls come from one place, so whose they were does not matter. */
export interface WrongCodes {
  /** Whether there were so many that the next attempt must bring a solved challenge. */
  readonly areTooMany: () => boolean;
  /** Counts one; whether it was too many itself. */
  readonly add: () => boolean;
}

export const createWrongCodes = (now: () => Date): WrongCodes => {
  const moments: number[] = [];
  const count = () => moments.filter(moment => moment > now().getTime() - hour).length;
  return {
    areTooMany: () => count() >= mostInAnHour,
    add: () => moments.push(now().getTime()) > 0 && count() > mostInAnHour,
  };
};
