import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { documentedIn, entries, programOf, root } from '../support/documentation/sdk-program.ts';

const importing = join(root, 'test/sdk/every-entry.ts');
const everyEntry = entries.map((entry, at) => `import * as entry${at} from '${entry}';`).join('\n');
const documented = documentedIn(programOf(new Map([[importing, everyEntry]])), importing);

/** What an example may take for granted. */
const given = `
declare const endpoint: string;
declare const apiKey: string;
declare const locale: string;
declare const kind: string;
declare const service: string;
declare const description: string;
declare const photo: Blob;
declare const mimer: import('@melikgazi/mimer-sdk').Mimer;
declare const request: import('@melikgazi/mimer-sdk').NewRequest;
declare const task: import('@melikgazi/mimer-sdk').Notification;
declare const delivery: import('@melikgazi/mimer-sdk').WebhookDelivery;
`;

interface Example {
  readonly where: string;
  readonly code: string;
}

/** Every example that is written above something, exported or not. */
const examplesIn = (file: string): Example[] => {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = new Map<number, Example>();
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== 'example') continue;
      const { line } = source.getLineAndCharacterOfPosition(tag.pos);
      const code = ts.getTextOfJSDocComment(tag.comment) ?? '';
      found.set(tag.pos, { where: `${file}:${line + 1}`, code });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()];
};

/** Imports for what an example uses and does not import or declare itself. */
const importsFor = (code: string): string => {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && !isMember) used.add(node.text);
    if (
      (ts.isBindingElement(node) || ts.isVariableDeclaration(node) || ts.isImportSpecifier(node)) &&
      ts.isIdentifier(node.name)
    )
      own.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  const lines: string[] = [];
  for (const [entry, things] of documented) {
    const names = things.map(({ name }) => name).filter(name => used.has(name) && !own.has(name));
    for (const name of names) own.add(name);
    if (names.length > 0) lines.push(`import { ${names.join(', ')} } from '${entry}';`);
  }
  return lines.join(' ');
};

const failuresOf = (examples: readonly Example[]): string[] => {
  const files = new Map<string, Example>(
    examples.map((example, at) => [join(root, `test/sdk/example-${at}.ts`), example]),
  );
  const globals = join(root, 'test/sdk/given.d.ts');
  const sources = new Map(
    [...files].map(([file, { code }]) => [file, `${importsFor(code)}\n${code}\nexport {};\n`]),
  );
  const program = programOf(new Map([...sources, [globals, given]]));
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const example = files.get(file?.fileName ?? '');
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line;
    const words = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${example?.where ?? file?.fileName}, line ${line}: ${words}`;
  });
};

test('every entry of the client is looked at', () => {
  assert.ok(entries.length > 10, entries.join());
  assert.ok([...documented.values()].flat().length > 150);
});

test('everything that is exported says what it is', () => {
  const described = new Set(
    [...documented.values()].flat().flatMap(({ name, words }) => (words === '' ? [] : [name])),
  );
  // A type that is made from a schema is what the schema says it is.
  const schemaOf = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`;
  const silent = [...documented].flatMap(([entry, things]) =>
    things
      .filter(({ name, words }) => words === '' && !described.has(schemaOf(name)))
      .map(({ name }) => `${name} of ${entry}`),
  );
  assert.deepEqual(silent, []);
});

test('everything that is called shows how', () => {
  const silent = [...documented].flatMap(([entry, things]) =>
    things
      .filter(({ isCalled, examples }) => isCalled && examples.length === 0)
      .map(({ name }) => `${name} of ${entry}`),
  );
  assert.deepEqual(silent, []);
});

test('every example compiles, and one that is wrong does not', () => {
  const examples = globSync('sdk/src/**/*.ts', { cwd: root }).sort().flatMap(examplesIn);
  assert.ok(examples.length > 50, `only ${examples.length} examples were found`);
  assert.deepEqual(failuresOf(examples), []);
  const wrong = { where: 'here', code: "await mimer.requests.track({ reference: '2026-4819073-2' });" };
  assert.equal(failuresOf([wrong]).length, 1);
});
