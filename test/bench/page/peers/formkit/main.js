// As its guide “Optimizing for production” has it: the inputs, rules and words that are used, in place of `defaultConfig`.
import { createI18nPlugin, tr } from '@formkit/i18n';
import {
  button,
  checkbox,
  createLibraryPlugin,
  form,
  select,
  submit,
  tel,
  text,
  textarea,
} from '@formkit/inputs';
import { required } from '@formkit/rules';
import { createValidationPlugin } from '@formkit/validation';
import { bindings, plugin } from '@formkit/vue';
import '@formkit/themes/genesis';
import { createApp } from 'vue';
import App from './app.vue';

createApp(App)
  .use(plugin, {
    config: { locale: 'tr' },
    plugins: [
      createLibraryPlugin({ button, checkbox, form, select, submit, tel, text, textarea }),
      createValidationPlugin({ required }),
      createI18nPlugin({ tr }),
      bindings,
    ],
  })
  .mount('#form');
