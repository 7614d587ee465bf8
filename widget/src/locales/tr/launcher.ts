import { opening } from './opening.ts';

/** What the launcher says. */
export const launcher = {
  ...opening,
  launcher: {
    label: 'Başvuru ve iletişim',
    title: 'Size nasıl yardımcı olabiliriz?',
    close: 'Kapat',
    sections: { form: 'Başvuru yap', tracker: 'Başvurumu sorgula', contacts: 'İletişim' },
  },
};
