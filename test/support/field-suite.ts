import { expect } from '@esm-bundle/chai';
import { accessibleName, expectAccessible } from '../widget/fields/support/axe.ts';
import { messages } from '../widget/fields/support/messages.ts';
import { inside, mount } from '../widget/fields/support/mount.ts';
import type { FormField } from '../../widget/src/fields/index.ts';

interface FieldCase<Value> {
  readonly tag: string;
  /** Makes the field, with its options where it has any, label “Konu”, name “topic” and no value. */
  readonly create: () => FormField<Value>;
  readonly filled: Value;
  readonly empty: Value;
  /** What the form submits for `filled`, and for `empty`. */
  readonly entries: { readonly filled: readonly string[]; readonly empty: readonly string[] };
  /** The attribute that sets the value a reset goes back to, as `filled`. */
  readonly attribute: readonly [name: string, text: string];
  /** What the browser keeps of `filled`, to restore it later. */
  readonly kept: string;
  /** The role that carries the label. */
  readonly labelled: string;
  /** Whether a field that may stay empty says so. */
  readonly saysOptional?: boolean;
}

/** What every field must do, whatever it asks. */
export function fieldSuite<Value>(subject: FieldCase<Value>): void {
  const { tag, create, filled, empty, entries, saysOptional = true } = subject;

  const ready = async (change?: (field: FormField<Value>) => void) => {
    const field = create();
    change?.(field);
    const form = mount(field);
    await field.updateComplete;
    return { field, form };
  };
  const submitted = (form: HTMLFormElement) => new FormData(form).getAll('topic');
  const focusedIn = (field: FormField<Value>) => field.shadowRoot?.activeElement;

  describe(`<${tag}> is accessible`, () => {
    const states: Record<string, (field: FormField<Value>) => void> = {
      'as it comes': () => undefined,
      'with all words': field => {
        field.messages = messages;
        field.hint = 'Kısaca yazın';
      },
      filled: field => (field.value = filled),
      'with an error': field => {
        field.messages = messages;
        field.hint = 'Kısaca yazın';
        field.required = true;
        field.error = 'Konuyu yazın';
      },
      disabled: field => (field.disabled = true),
    };
    for (const [title, change] of Object.entries(states)) {
      for (const scheme of ['light', 'dark']) {
        for (const dir of ['ltr', 'rtl']) {
          it(`${title}, ${scheme}, ${dir}`, async () => {
            const { form } = await ready(change);
            form.dir = dir;
            form.style.colorScheme = scheme;
            form.style.background = 'Canvas';
            await expectAccessible(form);
          });
        }
      }
    }

    it('and named by its label', async () => {
      const { field } = await ready(field => (field.messages = messages));
      const name = accessibleName(inside(field, subject.labelled));
      expect(name.replace(/\s+/g, ' ').trim()).to.equal(saysOptional ? 'Konu (isteğe bağlı)' : 'Konu');
    });

    it('and says only what is needed when an answer is', async () => {
      const { field } = await ready(field => {
        field.messages = messages;
        field.required = true;
      });
      expect(accessibleName(inside(field, subject.labelled)).trim()).to.equal('Konu');
    });

    it('and described by its hint and its error', async () => {
      const { field } = await ready(field => {
        field.messages = messages;
        field.hint = 'Kısaca yazın';
        field.error = 'Konuyu yazın';
      });
      expect(inside(field, '[aria-describedby~="hint"][aria-describedby~="error"]')).to.be.instanceOf(
        HTMLElement,
      );
      expect(inside(field, '[aria-invalid="true"]')).to.be.instanceOf(HTMLElement);
      expect(inside(field, '#hint').textContent).to.equal('Kısaca yazın');
      expect(inside(field, '#error').textContent).to.equal('Hata: Konuyu yazın');
    });
  });

  describe(`<${tag}> in a form`, () => {
    it('submits its value at once', async () => {
      const { field, form } = await ready();
      expect(submitted(form)).to.deep.equal(entries.empty);
      field.value = filled;
      expect(submitted(form)).to.deep.equal(entries.filled);
    });

    it('takes its value from the attribute, again when the form is reset', async () => {
      const { field, form } = await ready(field => field.setAttribute(...subject.attribute));
      expect(field.value).to.deep.equal(filled);
      field.value = empty;
      form.reset();
      expect(field.value).to.deep.equal(filled);
      expect(submitted(form)).to.deep.equal(entries.filled);
    });

    it('is empty after a reset without the attribute', async () => {
      const { field, form } = await ready(field => (field.value = filled));
      form.reset();
      expect(field.value).to.deep.equal(empty);
    });

    it('takes back what the browser kept', async () => {
      const { field } = await ready();
      field.formStateRestoreCallback(subject.kept);
      expect(field.value).to.deep.equal(filled);
    });

    it('is off while a fieldset around it is', async () => {
      const { field, form } = await ready(field => {
        field.value = filled;
        field.required = true;
      });
      const fieldset = document.createElement('fieldset');
      form.append(fieldset);
      fieldset.append(field);
      fieldset.disabled = true;
      await field.updateComplete;
      expect(submitted(form)).to.deep.equal([]);
      expect(field.willValidate).to.equal(false);
      expect(inside(field, ':disabled')).to.be.instanceOf(HTMLElement);
      fieldset.disabled = false;
      await field.updateComplete;
      expect(field.shadowRoot?.querySelector(':disabled')).to.equal(null);
      expect(submitted(form)).to.deep.equal(entries.filled);
    });

    it('is off while it is itself', async () => {
      const { field, form } = await ready(field => (field.value = filled));
      field.disabled = true;
      expect(submitted(form)).to.deep.equal([]);
      await field.updateComplete;
      expect(inside(field, ':disabled')).to.be.instanceOf(HTMLElement);
    });

    it('knows its form', async () => {
      const { field, form } = await ready();
      expect(field.form).to.equal(form);
    });
  });

  describe(`<${tag}> judges`, () => {
    it('a missing answer, in words', async () => {
      const { field, form } = await ready(field => (field.required = true));
      expect(field.validity.valueMissing).to.equal(true);
      expect(field.validationMessage).to.not.equal('');
      expect(form.checkValidity()).to.equal(false);
      field.value = filled;
      expect(field.checkValidity()).to.equal(true);
      expect(form.checkValidity()).to.equal(true);
    });

    it('by the owner’s reason until that is taken back', async () => {
      const { field } = await ready(field => (field.value = filled));
      field.setCustomValidity('Bu hizmet kapalı');
      expect(field.validity.customError).to.equal(true);
      expect(field.validationMessage).to.equal('Bu hizmet kapalı');
      field.setCustomValidity('');
      expect(field.validity.valid).to.equal(true);
    });

    it('only when asked, and shows it until it is put right', async () => {
      const { field } = await ready(field => (field.required = true));
      field.focus();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      await field.updateComplete;
      expect(field.matches(':state(user-invalid)')).to.equal(false);
      field.checkValidity();
      await field.updateComplete;
      expect(field.matches(':state(user-invalid)')).to.equal(true);
      field.value = filled;
      await field.updateComplete;
      expect(field.matches(':state(user-invalid)')).to.equal(false);
    });

    it('with the focus on it when the browser reports', async () => {
      const { field, form } = await ready(field => (field.required = true));
      expect(form.reportValidity()).to.equal(false);
      expect(document.activeElement).to.equal(field);
    });

    it('as wrong while the owner shows an error', async () => {
      const { field } = await ready(field => (field.error = 'Konuyu yazın'));
      expect(field.matches(':state(user-invalid)')).to.equal(true);
      field.error = '';
      await field.updateComplete;
      expect(field.matches(':state(user-invalid)')).to.equal(false);
    });
  });

  describe(`<${tag}> in the hand`, () => {
    it('gives the focus to its control', async () => {
      const { field } = await ready();
      field.focus();
      expect(document.activeElement).to.equal(field);
      expect(focusedIn(field)?.getAttribute('part')).to.equal('control');
    });

    it('takes the focus in the same breath it is put on the page', () => {
      const field = create();
      mount(field);
      field.focus();
      expect(document.activeElement).to.equal(field);
    });

    it('is at least 24 pixels high to a finger', async () => {
      const { field } = await ready();
      for (const control of field.shadowRoot?.querySelectorAll('[part="control"]') ?? []) {
        const { height, width } = control.getBoundingClientRect();
        expect(Math.min(height, width)).to.be.at.least(24);
      }
    });

    it('fits a page of 320 pixels', async () => {
      const { field, form } = await ready(
        field => (field.label = 'Muvaffakiyetsizleştiricileştiriveremeyebileceklerimizdenmişsinizcesine'),
      );
      form.style.inlineSize = '288px';
      expect(field.scrollWidth).to.be.at.most(288);
    });
  });
}
