/** The browser's own words for "choose one", in its language, for fields that no single native control stands for. */
export function missingChoice(type: 'radio' | 'file' = 'radio'): string {
  const control = document.createElement('input');
  control.type = type;
  control.name = 'choice';
  control.required = true;
  return control.validationMessage;
}
