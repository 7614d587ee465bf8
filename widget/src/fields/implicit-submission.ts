/** Sends the form on Enter, as a native field does; one inside a shadow root has no form of its own to send. */
export function submitImplicitly(event: KeyboardEvent, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || event.isComposing) return;
  const button = form?.querySelector<HTMLElement>(
    'button:not([type="button"], [type="reset"]), [type="submit"]',
  );
  if (!button) return;
  // Else the same key would press whatever the sending moves the focus to.
  event.preventDefault();
  button.click();
}
