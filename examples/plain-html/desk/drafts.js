// What was typed and not sent yet, by what it belongs to. It is in this page’s memory alone, for it is about people.

const drafts = new Map();
const unsent = new Set();

/** All answers of a form, also those of fields that are switched off at the moment. */
const read = form =>
  [...form.elements]
    .filter(({ name }) => name)
    .map(({ name, type, value, checked, files }) => ({
      name,
      type,
      value,
      checked,
      files: [...(files ?? [])],
    }));

const write = (form, draft) => {
  for (const { name, type, value, checked, files } of draft) {
    const fields = [...form.elements].filter(field => field.name === name && field.type === type);
    if (type === 'radio' || type === 'checkbox') {
      const field = fields.find(one => one.value === value);
      if (field !== undefined) field.checked = checked;
    } else if (type === 'file') {
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      if (fields[0] !== undefined) fields[0].files = transfer.files;
    } else if (fields[0] !== undefined) fields[0].value = value;
  }
};

/** Puts into a form what was kept of it; true if there was something. */
export const restoreDraft = (form, key) => {
  const draft = drafts.get(key);
  if (draft !== undefined) write(form, draft);
  return draft !== undefined;
};

const hasWords = field =>
  field.matches('textarea, input:not([type=radio], [type=checkbox])') && field.value.trim() !== '';

/** Keeps a form’s answers from now on. */
export const keepDraft = (form, key) => {
  form.addEventListener('input', () => {
    drafts.set(key, read(form));
    // A choice alone is nobody’s loss.
    if ([...form.elements].some(hasWords)) unsent.add(key);
    else unsent.delete(key);
  });
};

export const dropDraft = key => {
  drafts.delete(key);
  unsent.delete(key);
};

/** Whoever closes the page with something unsent is asked first. */
addEventListener('beforeunload', event => {
  if (unsent.size > 0) event.preventDefault();
});
