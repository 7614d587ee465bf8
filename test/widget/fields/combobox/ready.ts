import { sendKeys } from '@web/test-runner-commands';
import { Combobox } from '../../../../widget/src/fields/index.ts';
import { messages } from '../support/messages.ts';
import { inputOf, inside, mount } from '../support/mount.ts';
import type { ComboboxOption } from '../../../../widget/src/fields/index.ts';

export const options: readonly ComboboxOption[] = [
  { value: 'road', label: 'Yol bakım', group: 'Yollar', description: 'Çukur, asfalt' },
  { value: 'pavement', label: 'Kaldırım', group: 'Yollar' },
  { value: 'tree', label: 'Ağaç budama', group: 'Park ve bahçe' },
  { value: 'unknown', label: 'Bilmiyorum' },
];

/** A combobox on the page, with the focus in it and its events written down. */
export async function ready(properties: Partial<Combobox> = {}) {
  const field = Object.assign(
    new Combobox(),
    { label: 'Konu', name: 'topic', options, messages },
    properties,
  );
  const form = mount(field);
  const heard: string[] = [];
  for (const type of ['input', 'change']) {
    field.addEventListener(type, () => heard.push(`${type} ${field.value || `“${field.text}”`}`));
  }
  await field.updateComplete;
  field.focus();
  const input = inputOf(field);
  return {
    field,
    form,
    heard,
    input,
    isOpen: () => input.getAttribute('aria-expanded') === 'true',
    /** What stands in the list. */
    listed: () =>
      Array.from(
        inside(field, '[role="listbox"]').querySelectorAll('[role="option"]'),
        option => option.firstChild?.textContent?.trim() || option.textContent?.trim(),
      ),
    /** The option the keys have reached. */
    reached: () => {
      const id = input.getAttribute('aria-activedescendant');
      return id === null ? undefined : inside(field, `#${id}[aria-selected="true"]`).innerText.split('\n')[0];
    },
    press: async (...keys: string[]) => {
      for (const key of keys) {
        const alt = key.startsWith('Alt+');
        if (alt) await sendKeys({ down: 'Alt' });
        await sendKeys({ press: key.replace('Alt+', '') });
        if (alt) await sendKeys({ up: 'Alt' });
      }
      await field.updateComplete;
    },
    type: async (type: string) => {
      await sendKeys({ type });
      await field.updateComplete;
    },
  };
}
