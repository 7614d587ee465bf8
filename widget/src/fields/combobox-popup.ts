import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ComboboxOption } from './option.ts';

/** Long enough for a screen reader to have finished with the keys. */
const pause = 700;

/**
 * The list of a combobox.
 * What it owns: whether it is open, what is in it, which option the keys have reached, what is announced.
 * What it does not own: the text, the value, what fits a text, the words, the rendering.
 */
export class ComboboxPopup implements ReactiveController {
  open = false;
  results: readonly ComboboxOption[] = [];
  /** Index of the option the keys have reached; -1 while they are in the text. */
  active = -1;
  announcement = '';

  private readonly host: ReactiveControllerHost;
  private timer: ReturnType<typeof setTimeout> | undefined = undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Opens with these results, or shows them in the open list, and says so after a pause. */
  show(results: readonly ComboboxOption[], announcement: string): void {
    this.results = results;
    this.open = true;
    this.active = -1;
    this.announce(announcement, pause);
  }

  /** Takes new options under the same eyes: the keys stay where they are. */
  refresh(results: readonly ComboboxOption[]): void {
    const reached = this.results[this.active]?.value;
    this.results = results;
    this.active = results.findIndex(({ value }) => value === reached);
  }

  close(): void {
    this.open = false;
    this.active = -1;
    this.announce('', 0);
  }

  /** Moves to the option with this value, if it is listed. */
  reach(value: string): void {
    this.active = this.results.findIndex(option => option.value === value);
    this.host.requestUpdate();
  }

  /** Moves as the key says; false if the key is not for the list now. */
  move(key: string): boolean {
    const last = this.results.length - 1;
    if (!this.open || last < 0) return false;
    if (key === 'ArrowDown') this.active = this.active < last ? this.active + 1 : 0;
    else if (key === 'ArrowUp') this.active = this.active > 0 ? this.active - 1 : last;
    else if (key === 'Home' && this.active >= 0) this.active = 0;
    else if (key === 'End' && this.active >= 0) this.active = last;
    else return false;
    this.host.requestUpdate();
    return true;
  }

  private announce(words: string, after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.announcement = words;
      this.host.requestUpdate();
    }, after);
    this.host.requestUpdate();
  }
}
