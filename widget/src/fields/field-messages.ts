/** The words a field says by itself. The owner passes them in its language as `messages`. */
export interface FieldMessages {
  /** Follows the label of a field that may stay empty, with its brackets: "(isteğe bağlı)". */
  readonly optional: string;
  /** Precedes an error for those who cannot see its colour: "Hata:". */
  readonly error: string;
  /** How many characters may still be typed. */
  readonly remaining: (count: number) => string;
  /** How many characters are too many. */
  readonly tooMany: (count: number) => string;
  /** Nothing in the list fits what was typed. */
  readonly noMatches: string;
  /** How many options fit what was typed. */
  readonly matches: (count: number) => string;
  /** Names the button that empties a field. */
  readonly clear: string;
}
