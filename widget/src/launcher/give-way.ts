import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether a button over the page hides some of a control that has the focus. */
export const hides = (button: DOMRect, focused: DOMRect, viewport: number): boolean =>
  // What fills half the screen can't be kept clear of anything, and is seen anyway.
  focused.height < viewport / 2 &&
  button.left < focused.right &&
  button.right > focused.left &&
  button.top < focused.bottom &&
  button.bottom > focused.top;

const focusedWithin = (root: DocumentOrShadowRoot): Element | null => {
  const { activeElement } = root;
  return (activeElement?.shadowRoot && focusedWithin(activeElement.shadowRoot)) ?? activeElement;
};

/**
 * Lets a button in the corner of the screen give way to whatever has the focus beneath it.
 *
 * Owns: when to look, and whether it gives way. Does not own: how it does so.
 */
export class GiveWay implements ReactiveController {
  /** Whether it gives way now. */
  active = false;
  private readonly host: ReactiveControllerHost & Element;
  private readonly button: () => Element | null;
  private frame = 0;

  /** @param button - The button, or `null` while it is where it hides nothing. */
  constructor(host: ReactiveControllerHost & Element, button: () => Element | null) {
    this.host = host;
    this.button = button;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of occasions)
      document.addEventListener(type, this.handle, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    for (const type of occasions) document.removeEventListener(type, this.handle, { capture: true });
    cancelAnimationFrame(this.frame);
  }

  private readonly handle = (): void => {
    cancelAnimationFrame(this.frame);
    // Once the page has scrolled to what has the focus.
    this.frame = requestAnimationFrame(() => this.look());
  };

  private look(): void {
    const button = this.button();
    const focused = focusedWithin(document);
    const active =
      button !== null &&
      focused !== null &&
      document.activeElement !== this.host &&
      hides(button.getBoundingClientRect(), focused.getBoundingClientRect(), window.innerHeight);
    if (active === this.active) return;
    this.active = active;
    this.host.requestUpdate();
  }
}

const occasions = ['focusin', 'focusout', 'scroll'] as const;
