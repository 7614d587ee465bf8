import { html, type TemplateResult } from 'lit';
import type { LauncherSection } from './sections.ts';

/** The tabs of a dialog. */
export interface Tabs {
  readonly sections: readonly LauncherSection[];
  readonly selected: LauncherSection;
  readonly labels: Readonly<Record<LauncherSection, string>>;
  readonly onSelect: (section: LauncherSection) => void;
  /** By the keyboard, which takes the focus along. */
  readonly onReach: (section: LauncherSection) => void;
}

/** Which tab a key leads to, if any; the arrows follow the direction of writing. */
export const reachedBy = (
  key: string,
  { sections, selected }: Pick<Tabs, 'sections' | 'selected'>,
  rightToLeft: boolean,
): LauncherSection | undefined => {
  const [back, forward] = rightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  const index = sections.indexOf(selected);
  if (key === 'Home') return sections[0];
  if (key === 'End') return sections.at(-1);
  if (key === back) return sections.at(index - 1);
  return key === forward ? sections[(index + 1) % sections.length] : undefined;
};

export const renderTabs = (tabs: Tabs): TemplateResult => {
  const { sections, selected, labels, onSelect, onReach } = tabs;
  const handleKey = (event: KeyboardEvent): void => {
    const { target, key, ctrlKey, altKey, metaKey } = event;
    if (!(target instanceof Element) || ctrlKey || altKey || metaKey) return;
    const reached = reachedBy(key, tabs, getComputedStyle(target).direction === 'rtl');
    if (reached === undefined) return;
    event.preventDefault();
    onReach(reached);
  };
  return html`<div part="tabs" role="tablist" aria-labelledby="title" @keydown=${handleKey}>
    ${sections.map(
      section =>
        html`<button
          part=${section === selected ? 'tab selected' : 'tab'}
          type="button"
          role="tab"
          id="tab-${section}"
          aria-controls="panel-${section}"
          aria-selected=${section === selected ? 'true' : 'false'}
          tabindex=${section === selected ? '0' : '-1'}
          @click=${() => onSelect(section)}
        >
          ${labels[section]}
        </button>`,
    )}
  </div>`;
};
