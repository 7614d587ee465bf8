import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ComboboxOption } from './option.ts';
import type { ComboboxPopup } from './combobox-popup.ts';

/** The list, group by group. `value` is the chosen one's. */
export function renderListbox(
  { results, active }: ComboboxPopup,
  value: string,
  choose: (option: ComboboxOption) => void,
): TemplateResult[] {
  const renderOption = (option: ComboboxOption) => {
    const index = results.indexOf(option);
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the keys go to the input
    return html`<div
      part=${option.value === value ? 'option chosen' : 'option'}
      role="option"
      id="option-${index}"
      aria-selected=${index === active}
      @click=${() => choose(option)}
    >
      ${option.label}${
        option.description ? html` <span part="description">${option.description}</span>` : nothing
      }
    </div>`;
  };
  return grouped(results).map(({ group, options }, index) =>
    group === undefined
      ? html`${options.map(renderOption)}`
      : html`<div role="group" aria-labelledby="group-${index}">
          <div part="group" role="presentation" id="group-${index}">${group}</div>
          ${options.map(renderOption)}
        </div>`,
  );
}

interface Group {
  readonly group: string | undefined;
  readonly options: ComboboxOption[];
}

/** Neighbours of one group together; the order is the search's. */
const grouped = (options: readonly ComboboxOption[]): Group[] => {
  const groups: Group[] = [];
  for (const option of options) {
    const current = groups.at(-1);
    if (current && current.group === option.group) current.options.push(option);
    else groups.push({ group: option.group, options: [option] });
  }
  return groups;
};
