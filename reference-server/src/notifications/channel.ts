/** A message on its way to a citizen. */
export interface Message {
  /** Stays the same however often it is sent, so that whoever gets it twice can tell. */
  readonly id: string;
  /** A telephone number (E.164) or an e-mail address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly reference: string;
  readonly locale: string;
}

/** A way that messages go by themselves. */
export interface Channel {
  /**
   * Resolves when the message was taken on.
   *
   * @throws {@link SendError}
   */
  send(message: Message): Promise<void>;
}

/** A message was not taken on. What it says is kept and shown at the desk: it names neither words nor people. */
export class SendError extends Error {
  override readonly name = 'SendError' as const;
  /** Whether it makes no sense to try again. */
  readonly isPermanent: boolean;
  constructor(reason: string, isPermanent: boolean) {
    super(reason);
    this.isPermanent = isPermanent;
  }
}
