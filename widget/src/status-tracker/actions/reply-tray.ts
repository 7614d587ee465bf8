/** Photos that go with a reply, where a tray for them is given. */
export interface ReplyTray {
  /** What the reply's form shows below its text. */
  render(): unknown;
  /** Whether photos are still on their way; the reply waits for them. */
  readonly isBusy: boolean;
  /** The ids of what was uploaded for this request. */
  readonly attachments: readonly string[];
  /** Empties it: the reply has arrived. */
  clear(): void;
}
