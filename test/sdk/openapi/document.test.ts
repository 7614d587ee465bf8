import assert from 'node:assert/strict';
import { calls, problemCodes } from '@melikgazi/mimer-sdk/contract';
import { openApiDocument, type Json, type JsonObject } from '@melikgazi/mimer-sdk/openapi';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { copyPath, copyText } from '../../openapi/copy.ts';

const document = openApiDocument('1.0.0', 'https://mimer.example.tr/melikgazi/v1');

const objectAt = (value: Json | undefined, ...path: string[]): JsonObject => {
  const [first, ...rest] = path;
  assert.ok(value !== null && typeof value === 'object' && !Array.isArray(value));
  return first === undefined ? value : objectAt(value[first], ...rest);
};

const operations = Object.values(objectAt(document, 'paths')).flatMap(path => Object.values(objectAt(path)));

/** What the linter has against it, every rule an error. */
const complaintsOf = async (linted: JsonObject): Promise<string[]> => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      'no-invalid-parameter-examples': 'error',
      'no-invalid-schema-examples': 'error',
      'operation-tag-defined': 'error',
      'parameter-description': 'error',
      'tag-description': 'error',
      'no-ambiguous-paths': 'error',
      'operation-parameters-unique': 'error',
      'spec-strict-refs': 'error',
    },
  });
  const problems = await lintFromString({
    source: JSON.stringify(linted),
    absoluteRef: '/openapi.json',
    config,
  });
  return problems.map(({ ruleId, location }) => `${ruleId} at ${location[0]?.pointer ?? ''}`);
};

test('the linter has nothing against the document', async () => {
  assert.deepEqual(await complaintsOf(document), []);
});

test('the linter finds an example that is none, a call without an id and a tag without words', async () => {
  const broken = structuredClone(document);
  const submission = objectAt(broken, 'paths', '/requests', 'post');
  const answer = objectAt(submission, 'responses', '201', 'content', 'application/json', 'example');
  answer['trackingCode'] = '12';
  delete objectAt(broken, 'paths', '/services', 'get')['operationId'];
  broken['tags'] = [];
  const rules = (await complaintsOf(broken)).map(complaint => complaint.split(' ')[0]);
  assert.deepEqual([...new Set(rules)].sort(), [
    'no-invalid-media-type-examples',
    'operation-operationId',
    'operation-tag-defined',
  ]);
});

test('every call of the contract is there under its name', () => {
  assert.deepEqual(
    operations.map(operation => objectAt(operation)['operationId']).sort(),
    Object.keys(calls).sort(),
  );
});

test('every call may be refused with a problem of each code that it names, shown by an example', () => {
  for (const operation of operations) {
    const { operationId, responses } = objectAt(operation);
    const { problems } = Object.entries(calls).find(([name]) => name === operationId)?.[1] ?? {
      problems: [],
    };
    for (const code of [...problems, 'rate_limited', 'internal'] as const) {
      const status = String(problemCodes[code]);
      const example = objectAt(
        responses,
        status,
        'content',
        'application/problem+json',
        'examples',
        code,
        'value',
      );
      assert.equal(example['code'], code);
    }
  }
});

test('calls with a tracking code take a solved challenge', () => {
  for (const operation of operations) {
    const { parameters, security } = objectAt(operation);
    assert.ok(Array.isArray(parameters));
    const takesChallenge = parameters.some(parameter => objectAt(parameter)['name'] === 'Mimer-Challenge');
    assert.equal(takesChallenge, JSON.stringify(security).includes('trackingCode'));
  }
});

test('a document may be of several endpoints', () => {
  assert.deepEqual(openApiDocument('1.0.0', 'https://a.example/v1', 'https://b.example/v1')['servers'], [
    { url: 'https://a.example/v1' },
    { url: 'https://b.example/v1' },
  ]);
});

test('the copy is the document of this version; `npm run openapi` writes it anew', async () => {
  assert.ok((await readFile(copyPath, 'utf8')) === (await copyText()), 'sdk/openapi.json differs');
});
