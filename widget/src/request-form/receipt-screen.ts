import type { TemplateResult } from 'lit';
import type { Sent } from '../flow/state.ts';
import type { FormMessages } from '../locales/messages.ts';
import type { LaterSteps } from './render-step.ts';
import type { ViewOptions } from './view-options.ts';

/** What the receipt needs of the form around it. */
export interface ReceiptScreen extends Pick<ViewOptions, 'announce' | 'endpoint' | 'headingLevel'> {
  readonly state: Sent;
  readonly messages: FormMessages;
  readonly later: LaterSteps;
  readonly onAgain: () => void;
}

const copy = async ({ state, messages, announce }: ReceiptScreen): Promise<void> => {
  const { reference, trackingCode } = state.receipt;
  const { reference: first, trackingCode: second, copied, notCopied } = messages.receipt;
  try {
    // Each on a line of its own: behind Arabic words the parts of a number would change places.
    await navigator.clipboard.writeText(`${first}:\n${reference}\n${second}:\n${trackingCode}`);
    announce(copied);
  } catch {
    announce(notCopied);
  }
};

/** The receipt, which can be copied and printed. */
export const receiptScreen = (screen: ReceiptScreen): TemplateResult => {
  const { state, messages, later, endpoint, headingLevel, announce, onAgain } = screen;
  return later.renderReceipt({
    state,
    messages,
    headingLevel: headingLevel(),
    endpoint,
    announce,
    onCopy: () => void copy(screen),
    onPrint: () => window.print(),
    onAgain,
  });
};
