import { html, type TemplateResult } from 'lit';
import type { StepContext } from './step-context.ts';
import { commonOf } from './step-context.ts';

/** The parts of the point's field that a page may style through the form. */
const parts =
  'label, optional, hint, error, control, point, point-title, point-accuracy, point-news, point-warning, point-button, point-link, by-hand, map, map-help, map-button, map-mark, map-attribution';

/** Where it is, as a point. */
export const pointQuestion = (
  context: StepContext,
  { plain }: { readonly plain: boolean },
): TemplateResult => {
  const { draft, messages, map } = context;
  const { label, error } = commonOf(context, 'point');
  const { point } = draft.answers;
  const { jurisdiction } = draft.catalogue;
  return html`<mimer-point-field
    part="field"
    exportparts=${parts}
    name="point"
    .label=${label}
    .hint=${map.tiles === '' ? messages.hints.point : messages.hints.pointOnMap}
    .error=${error}
    .messages=${plain ? { ...messages.field, optional: '' } : messages.field}
    .words=${messages.place}
    .district=${jurisdiction}
    .locale=${messages.dates}
    .mapTiles=${map.tiles}
    .mapAttribution=${map.attribution}
    .value=${typeof point === 'string' ? point : ''}
  ></mimer-point-field>`;
};
