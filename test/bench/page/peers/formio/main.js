// The renderer without the builder, and the style sheets that its documentation embeds beside it.
import '@formio/js/dist/formio.form.min.css';
import { Formio } from '@formio/js/form';
import 'bootstrap/dist/css/bootstrap.min.css';
import { send, taxes, taxService, words } from './request.js';

const needed = (key, rest = {}) => ({
  type: 'textfield',
  key,
  label: words[key],
  input: true,
  validate: { required: true },
  ...rest,
});
const onlyForTax = { customConditional: `show = data.service === '${taxService}'` };

const element = document.getElementById('form');
const form = await Formio.createForm(
  element,
  {
    components: [
      needed('description', { type: 'textarea', rows: 5 }),
      needed('service', {
        type: 'select',
        widget: 'html5',
        dataSrc: 'url',
        data: {
          url: `${location.origin}/melikgazi/v1/services`,
          headers: [{ key: 'Accept-Language', value: 'tr' }],
        },
        valueProperty: 'code',
        template: '<span>{{ item.name }}</span>',
        lazyLoad: false,
      }),
      {
        type: 'select',
        widget: 'html5',
        key: 'tax',
        label: words.tax,
        input: true,
        data: { values: taxes },
        ...onlyForTax,
      },
      { type: 'textfield', key: 'registerNumber', label: words.registerNumber, input: true, ...onlyForTax },
      needed('givenName'),
      needed('familyName'),
      needed('phone'),
      needed('notice', { type: 'checkbox' }),
      { type: 'button', action: 'submit', label: words.send, theme: 'primary', input: true },
    ],
  },
  { language: 'tr' },
);
form.nosubmit = true;
form.on('submit', async ({ data }) => element.replaceWith(words.received(await send(data))));
