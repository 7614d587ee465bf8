/** One answer to choose from. */
export interface Option {
  /** What is submitted. */
  readonly value: string;
  /** What is read. */
  readonly label: string;
  /** A sentence that helps to choose. */
  readonly hint?: string;
}

/** One answer of a combobox. */
export interface ComboboxOption {
  /** What is submitted. */
  readonly value: string;
  /** What is read, typed and matched. */
  readonly label: string;
  /** The heading it stands under; options of one group follow each other. */
  readonly group?: string;
  /** A second line below the label. */
  readonly description?: string;
}
