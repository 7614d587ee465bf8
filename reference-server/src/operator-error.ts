/** Something that the operator can mend; the message is a sentence that says what is wrong and what to do. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError' as const;
}
