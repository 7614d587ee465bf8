/** The parts of a field that a page may style through the form: `::part(label)` and so on. */
export const fieldParts =
  'label, optional, hint, error, control, option, option-label, option-hint, listbox, counter';
