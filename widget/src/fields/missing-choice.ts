/** The browser's own words for "choose one", in its language, for fields that no single native control stands for. */
export function missingChoice(): string {
  const radio = document.createElement('input');
  radio.type = 'radio';
  radio.name = 'choice';
  radio.required = true;
  return radio.validationMessage;
}
