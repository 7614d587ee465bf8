import { Model } from 'survey-core';
import 'survey-core/i18n/turkish';
import 'survey-core/survey-core.fontless.min.css';
import { renderSurvey } from 'survey-js-ui';
import { fetchServices, send, taxes, taxService, words } from './request.js';

const needed = (name, rest = {}) => ({ type: 'text', name, title: words[name], isRequired: true, ...rest });
const onlyForTax = { visibleIf: `{service} = '${taxService}'` };

const survey = new Model({
  locale: 'tr',
  showQuestionNumbers: false,
  completeText: words.send,
  elements: [
    needed('description', { type: 'comment', rows: 5 }),
    needed('service', { type: 'dropdown', renderAs: 'select', choices: [] }),
    {
      type: 'dropdown',
      name: 'tax',
      title: words.tax,
      renderAs: 'select',
      choices: taxes.map(({ value, label }) => ({ value, text: label })),
      ...onlyForTax,
    },
    { type: 'text', name: 'registerNumber', title: words.registerNumber, ...onlyForTax },
    needed('givenName'),
    needed('familyName'),
    needed('phone', { inputType: 'tel' }),
    { type: 'checkbox', name: 'notice', titleLocation: 'hidden', isRequired: true, choices: [words.notice] },
  ],
});
const element = document.getElementById('form');
survey.onComplete.add(async ({ data }) => element.replaceWith(words.received(await send(data))));
renderSurvey(survey, element);
const services = await fetchServices();
survey.getQuestionByName('service').choices = services.map(({ code, name }) => ({ value: code, text: name }));
