/** The time of day as an argument, so that tests and the pure core never ask the machine. */
export type Clock = () => Date;
