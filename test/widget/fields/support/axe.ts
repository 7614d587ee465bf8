import 'axe-core';
import { expect } from '@esm-bundle/chai';
import type axe from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** Fails with what axe finds against everything below an element, shadow roots included. */
export async function expectAccessible(element: Element): Promise<void> {
  // A field alone in a test is in no landmark; that is the page's part.
  const { violations } = await window.axe.run(element, { rules: { region: { enabled: false } } });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).to.deep.equal([]);
}

/** The name assistive technology would say for an element. */
export function accessibleName(element: Element): string {
  window.axe.setup(document.body);
  try {
    return window.axe.commons.text.accessibleText(element);
  } finally {
    window.axe.teardown();
  }
}
