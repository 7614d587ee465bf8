import type { TemplateResult } from 'lit';
import { ElementPhotos, type ElementPhotosOptions } from '../uploads/element-photos.ts';
import { photoAnswer, photoQuestion } from './photo-templates.ts';
import type { StepContext } from './step-context.ts';

/** What the form gives to its photos. */
export interface FormPhotosOptions extends ElementPhotosOptions {
  /** Where uploads go: another backend knows none of what this one has. */
  readonly backend: unknown;
  /** Called when other files have arrived than before. */
  readonly onIds: (ids: readonly string[]) => void;
}

/**
 * The photos of a form, whichever step is shown.
 *
 * What it owns: telling the form what has arrived, moving to the form in another language or for another backend.
 * What it does NOT own: the answers, the request, rendering the steps around it.
 */
export class FormPhotos extends ElementPhotos<FormPhotosOptions> {
  private former: readonly string[] = [];

  constructor(options: FormPhotosOptions) {
    super(options);
    // What a reload has kept of ids has no file here any more.
    options.onIds(this.tray.ids);
  }

  /** Goes on in another form for the same citizen; another backend has to get all anew. */
  moveTo(options: FormPhotosOptions): void {
    const { backend } = this.options;
    this.options = options;
    options.onIds(this.tray.ids);
    if (backend !== options.backend) void this.tray.renew();
  }

  /** The form goes on without photos. */
  leave(): void {
    this.end();
    this.options.onIds([]);
  }

  /** The question, on the first step. */
  question(context: StepContext): TemplateResult {
    return photoQuestion(context, this.tray, this.options.limits);
  }

  /** The answer, on the check. */
  answer(context: StepContext): TemplateResult {
    return photoAnswer(context, this);
  }

  protected override handleTray(): void {
    const { ids } = this.tray;
    if (ids !== this.former) {
      this.former = ids;
      this.options.onIds(ids);
    }
    super.handleTray();
  }
}
