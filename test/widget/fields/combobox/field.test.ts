import { Combobox } from '../../../../widget/src/fields/index.ts';
import { fieldSuite } from '../../../support/field-suite.ts';
import { options } from './ready.ts';

fieldSuite({
  tag: 'mimer-combobox',
  create: () => Object.assign(new Combobox(), { label: 'Konu', name: 'topic', options }),
  filled: 'tree',
  empty: '',
  entries: { filled: ['tree'], empty: [''] },
  attribute: ['value', 'tree'],
  kept: 'tree',
  labelled: 'input',
});
