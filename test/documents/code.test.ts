import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { programOf } from '../support/documentation/sdk-program.ts';
import { attributesIn, elementsIn, textIn } from '../support/documents/html.ts';
import { blocksIn, placeOf, type Block } from '../support/documents/markdown.ts';
import { root } from '../support/documents/root.ts';

// All code that documents show, in one program, against the packages by their published names.

/** What a block may take for granted: what its document has just spoken of. */
const given = `
declare const endpoint: string;
declare const apiKey: string;
declare const kind: string;
declare const service: string;
declare const photo: Blob;
declare const blob: Blob;
declare const call: { readonly id: string };
declare const backend: import('@melikgazi/mimer-sdk/testing').TestBackend;
declare const mimer: import('@melikgazi/mimer-sdk').Mimer;
declare const request: import('@melikgazi/mimer-sdk').NewRequest;
`;

/** Code of a script without a build, which is in an HTML block. */
const scriptsIn = (block: Block): Block[] =>
  elementsIn(block.code)
    .filter(element => element.tagName === 'script')
    .filter(script => attributesIn(script).every(({ name, value }) => name !== 'type' || value === 'module'))
    .map(script => ({ ...block, code: textIn(script) }))
    .filter(({ code }) => code.trim() !== '');

const blocks = [...blocksIn('ts', 'js'), ...blocksIn('html').flatMap(scriptsIn)];

const importsIn = (code: string): { readonly text: string; readonly names: readonly string[] }[] =>
  ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest, true).statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement)) return [];
    const bindings = statement.importClause?.namedBindings;
    const names =
      bindings !== undefined && ts.isNamedImports(bindings)
        ? bindings.elements.map(({ name }) => name.text)
        : [];
    return [{ text: statement.getText(), names }];
  });

/** What a document has imported once holds for its later blocks, unless they say it anew. */
const withImports = (block: Block): string => {
  const own = new Set(importsIn(block.code).flatMap(({ names }) => names));
  const earlier = blocks
    .slice(0, blocks.indexOf(block))
    .filter(({ file }) => file === block.file)
    .flatMap(({ code }) => importsIn(code))
    .filter(({ names }) => names.length > 0 && !names.some(name => own.has(name)));
  const lines = new Map(earlier.map(({ text, names }) => [names.join(), text]));
  return `${[...lines.values()].join(' ')}\n${block.code}\nexport {};\n`;
};

const wrong = "await mimer.requests.track({ reference: '2026-4819073-2' });\nexport {};\n";

test('every piece of code in a document compiles, and one that is wrong does not', () => {
  assert.ok(blocks.length > 20, `only ${blocks.length} blocks were found`);
  const at = (name: string) => join(root, 'test/documents', name);
  const files = new Map(blocks.map((block, index) => [at(`block-${index}.ts`), block]));
  const sources = new Map([
    ...[...files].map(([file, block]): [string, string] => [file, withImports(block)]),
    [at('given.d.ts'), given],
    [at('wrong.ts'), wrong],
  ]);
  // The house's habit of `process.env['NAME']` is nobody else's.
  const program = programOf(sources, { noPropertyAccessFromIndexSignature: false });
  const complaintsOf = (file: string): string[] => {
    const source = program.getSourceFile(file);
    assert.ok(source, file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) => {
        const { line } = source.getLineAndCharacterOfPosition(start);
        return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      },
    );
  };
  assert.deepEqual(
    [...files].flatMap(([file, block]) => complaintsOf(file).map(words => `${placeOf(block)}, ${words}`)),
    [],
  );
  assert.deepEqual(complaintsOf(at('given.d.ts')), []);
  assert.equal(complaintsOf(at('wrong.ts')).length, 1);
});
