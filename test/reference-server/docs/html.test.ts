import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curlOf } from '../../../reference-server/src/docs/curl.ts';
import { html, prose } from '../../../reference-server/src/docs/html.ts';
import { jsonView } from '../../../reference-server/src/docs/json-view.ts';
import { typeView } from '../../../reference-server/src/docs/schema-view.ts';

const hostile = `<img src="x" onerror='y'>&`;
const harmless = '&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;';

test('what is put into markup is text, wherever it comes from', () => {
  assert.equal(
    html`<p title="${hostile}">${[hostile, html`<b>${hostile}</b>`]}</p>`.text,
    `<p title="${harmless}">${harmless}<b>${harmless}</b></p>`,
  );
  assert.equal(html`${prose(`\`${hostile}\``)}`.text, `<p><code>${harmless}</code></p>`);
  assert.ok(!jsonView({ [hostile]: hostile }).text.includes('<img'));
  assert.ok(
    !html`${typeView({ enum: [hostile] })}${typeView({ $ref: `#/${hostile}` })}`.text.includes('<img'),
  );
});

test('nothing is shown for what is not there', () => {
  assert.equal(html`<p>${undefined}${false}${[]}${0}</p>`.text, '<p>0</p>');
});

test('names are told from values in JSON, whatever they hold', () => {
  const { text } = jsonView({ 'a": 1': 'b": true, 3', n: -1.5, no: null });
  assert.deepEqual(
    [...text.matchAll(/<span class="(\w+)">(.*?)<\/span>/g)].map(([, name, inner]) => [name, inner]),
    [
      ['member', '&quot;a\\&quot;: 1&quot;'],
      ['string', '&quot;b\\&quot;: true, 3&quot;'],
      ['member', '&quot;n&quot;'],
      ['literal', '-1.5'],
      ['member', '&quot;no&quot;'],
      ['literal', 'null'],
    ],
  );
});

test('a command is one for a shell, even with quotes in what it says', () => {
  const operation = {
    operationId: 'x',
    summary: '',
    tags: [],
    security: [{}, { apiKey: ['a'] }],
    parameters: [
      { name: 'q', in: 'query', required: false, description: '', schema: {}, example: `it's & more` },
      { name: 'id', in: 'path', required: true, description: '', schema: {}, example: 'b2' },
      { name: 'If-Match', in: 'header', required: true, description: '', schema: {}, example: `"it's"` },
    ],
    responses: {},
    method: 'GET',
    path: '/things/{id}',
    isWebhook: false,
  };
  assert.equal(
    curlOf(operation, 'https://mimer.example.tr/v1'),
    [
      `curl 'https://mimer.example.tr/v1/things/b2?q=it'\\''s%20%26%20more'`,
      `-H 'Authorization: Bearer mimer_test_…'`,
      `-H 'If-Match: "it'\\''s"'`,
    ].join(' \\\n  '),
  );
});
