/** Photos that go with a reply, where a tray for them is given. */
export interface ReplyTray {
  /** What the reply's form shows below its text. */
  render(): unknown;
  /** The ids of what was uploaded for this request. */
  readonly attachments: readonly string[];
  /** Whether nothing was chosen. */
  readonly isEmpty: boolean;
  /** Whether photos are still on their way. */
  readonly isBusy: boolean;
  /** How far they are, in words; `undefined` where all are there. */
  readonly waitingWords: string | undefined;
  /** Waits for them: all is there, something failed of which the citizen is told now, or they went elsewhere. */
  ready(): Promise<'ready' | 'incomplete' | 'cancelled'>;
  /** Ends the waiting: the citizen goes elsewhere. */
  stopWaiting(): void;
  /** Uploads again what the backend no longer knows. */
  renew(): Promise<unknown>;
  /** Empties it: the reply has arrived. */
  clear(): void;
}
