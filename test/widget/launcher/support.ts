import type { Launcher } from '../../../widget/src/index.ts';
import { inside, show } from '../support/element.ts';
import { eventually } from '../support/eventually.ts';

export const dialogOf = (launcher: Launcher): HTMLDialogElement => {
  const found = inside(launcher, 'dialog');
  if (!(found instanceof HTMLDialogElement)) throw new Error('No dialog.');
  return found;
};

/** A launcher whose dialog is open. */
export const openLauncher = async (properties: Partial<Launcher> = {}): Promise<Launcher> => {
  const launcher = await show('mimer-launcher', properties);
  inside(launcher, '[part~="trigger"]').click();
  await eventually(() => dialogOf(launcher).open);
  await launcher.updateComplete;
  return launcher;
};

export const closed = (launcher: Launcher): Promise<boolean> => eventually(() => !dialogOf(launcher).open);

/** An element within an element of the launcher's. */
export const within = (launcher: Launcher, part: string, selector: string): Promise<HTMLElement> =>
  eventually(() => inside(launcher, `[part="${part}"]`).shadowRoot?.querySelector<HTMLElement>(selector));

/** What has the focus, wherever in whichever shadow tree. */
export const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
