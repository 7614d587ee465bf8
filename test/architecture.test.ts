import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every import, re-export and `import()` of a file. */
const importsOf = (from: string): Import[] => {
  const source = ts.createSourceFile(
    from,
    readFileSync(join(root, from), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier !== undefined
    ) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const typeOnly = ts.isExportDeclaration(node)
        ? node.isTypeOnly
        : clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      if (ts.isStringLiteral(node.moduleSpecifier))
        imports.push({ from, specifier: node.moduleSpecifier.text, typeOnly });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier !== undefined && ts.isStringLiteral(specifier))
        imports.push({ from, specifier: specifier.text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
};

const files = globSync('{sdk,widget,reference-server,test/conformance}/src/**/*.ts', { cwd: root }).sort();
const exampleFiles = globSync('examples/**/*.{ts,js,mjs}', {
  cwd: root,
  exclude: name => name.includes('node_modules'),
});
const testFiles = globSync('test/**/*.{ts,mjs}', { cwd: root, exclude: name => name.includes('output') });
const imports = files.flatMap(importsOf);

const isRelative = ({ specifier }: Import) => specifier.startsWith('.');
const targetOf = ({ from, specifier }: Import) => normalize(join(dirname(from), specifier));
const packageOf = (file: string) =>
  file.startsWith('test/conformance/src/') ? 'test/conformance' : file.split('/')[0];
const isBuiltin = (specifier: string) => specifier.startsWith('node:') || builtinModules.includes(specifier);
const isPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`);

const assertNone = (offenders: Import[], rule: string) =>
  assert.deepEqual(
    offenders.map(({ from, specifier }) => `${from} imports ${specifier}`),
    [],
    rule,
  );

test('there are sources to look at', () => {
  assert.ok(files.length > 50, `only ${files.length} files were found`);
  assert.ok(imports.length > 100, `only ${imports.length} imports were found`);
});

test('the contract imports zod/mini and nothing else', () => {
  const offenders = imports.filter(
    found =>
      found.from.startsWith('sdk/src/contract/') &&
      found.specifier !== 'zod/mini' &&
      !(isRelative(found) && targetOf(found).startsWith('sdk/src/contract/')),
  );
  assertNone(offenders, 'The contract stands alone.');
});

test('bare zod is imported nowhere', () => {
  assertNone(
    imports.filter(({ specifier }) => isPackage(specifier, 'zod') && specifier !== 'zod/mini'),
    'zod classic would weigh on every page.',
  );
});

test('each library is imported only where it belongs', () => {
  const homes: Record<string, RegExp> = {
    'altcha-lib': /^(sdk|reference-server)\/src\/challenge\.ts$|^sdk\/src\/testing\/challenges\.ts$/,
    ky: /^sdk\/src\/http\.ts$/,
    'eventsource-parser': /^sdk\/src\/watch\/|^test\/conformance\/src\/live\//,
    'node:fs': /^(sdk\/src\/node|test\/conformance\/src\/main)\.ts$|^reference-server\//,
    koa: /^reference-server\/src\/(app|languages)\.ts$|^reference-server\/src\/(middleware|routes)\//,
    '@koa/router': /^reference-server\/src\/routes\//,
    lowdb: /^reference-server\/src\/(store\/lowdb|keys)\//,
    '@fastify/busboy': /^reference-server\/src\/attachments\/receive-file\.ts$/,
    'file-type': /^reference-server\/src\/attachments\/detect-type\.ts$/,
    sharp: /^reference-server\/src\/attachments\/pictures\.ts$/,
    nodemailer: /^reference-server\/src\/notifications\/smtp-channel\.ts$/,
    standardwebhooks: /^reference-server\/src\/outbound\/signature\.ts$/,
    pg: /^reference-server\/src\/store\/postgres\//,
    lit: /^widget\/src\//,
    msw: /^sdk\/src\/testing\/msw\.ts$/,
    leaflet: /^widget\/src\/request-form\/place\/map-/,
  };
  const offenders = imports.filter(({ from, specifier }) =>
    Object.entries(homes).some(([name, home]) => isPackage(specifier, name) && !home.test(from)),
  );
  assertNone(offenders, 'A library has one home, so that it can be replaced there.');
});

test('the sdk, the widget and the conformance kit import no more than their dependencies', () => {
  const allowed: Record<string, RegExp> = {
    sdk: /^(ky|zod\/mini|eventsource-parser|node:fs|altcha-lib(\/.*)?|msw(\/.*)?)$/,
    // Whoever tests a backend with it installs no more than the client.
    'test/conformance': /^(@melikgazi\/mimer-sdk(\/.*)?|eventsource-parser|node:.*)$/,
    widget: /^(lit(\/.*)?|leaflet(\/src\/.*)?|@melikgazi\/mimer-sdk(\/.*)?)$/,
  };
  const offenders = imports.filter(found => {
    const rule = allowed[packageOf(found.from) ?? ''];
    return rule !== undefined && !isRelative(found) && !rule.test(found.specifier);
  });
  assertNone(offenders, 'What these import is what pages download.');
});

test('the server takes the contract and pure helpers from the sdk, never the client', () => {
  const pure = /^@melikgazi\/mimer-sdk\/(contract|domain|openapi|fold|national-id|phone|reference)$/;
  assertNone(
    imports.filter(
      ({ from, specifier }) =>
        from.startsWith('reference-server/') &&
        isPackage(specifier, '@melikgazi/mimer-sdk') &&
        !pure.test(specifier),
    ),
    'The server must not depend on its own client.',
  );
});

test('nothing else imports the testing backend', () => {
  assertNone(
    imports.filter(
      found =>
        !found.from.startsWith('sdk/src/testing/') &&
        (isPackage(found.specifier, '@melikgazi/mimer-sdk/testing') ||
          (isRelative(found) && targetOf(found).startsWith('sdk/src/testing/'))),
    ),
    'It is for tests, and nobody’s page or server should load it.',
  );
});

test('the conformance kit runs wherever fetch does, but for its command', () => {
  const command = /^test\/conformance\/src\/(main|command-line)\.ts$/;
  const kit = imports.filter(({ from }) => from.startsWith('test/conformance/src/'));
  assertNone(
    kit.filter(({ from, specifier }) => isBuiltin(specifier) && !command.test(from)),
    'A backend may live in the same page or worker.',
  );
  assert.ok(kit.length > 50);
});

test('the flow and the domain import no framework, no I/O and no clock', () => {
  const pureFolders = /^(widget\/src\/flow|sdk\/src\/domain|reference-server\/src\/requests)\//;
  const offenders = imports.filter(found => {
    if (!pureFolders.test(found.from) || isRelative(found) || found.typeOnly) return false;
    // HMAC is a function of its arguments.
    if (found.specifier === 'node:crypto') return !found.from.endsWith('/tracking-code.ts');
    if (found.specifier === 'zod/mini') return false;
    return isBuiltin(found.specifier) || !isPackage(found.specifier, '@melikgazi/mimer-sdk');
  });
  assertNone(offenders, 'Time, chance and the world are arguments.');
});

test('the flow and the domain ask neither the clock nor chance', () => {
  const impure =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b|\bfetch\(|\blocalStorage\b|\bdocument\./;
  const pureFiles = files.filter(file =>
    /^(widget\/src\/flow|sdk\/src\/domain|reference-server\/src\/requests)\//.test(file),
  );
  const offenders = pureFiles.filter(file => {
    const code = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    return impure.test(code);
  });
  assert.deepEqual(offenders, []);
});

test('fields and locales know neither the sdk nor the flow', () => {
  const offenders = imports.filter(
    found =>
      /^widget\/src\/(fields|locales)\//.test(found.from) &&
      !found.typeOnly &&
      (isPackage(found.specifier, '@melikgazi/mimer-sdk') ||
        (isRelative(found) && targetOf(found).startsWith('widget/src/flow/'))),
  );
  assertNone(offenders, 'A field must be usable alone.');
});

test('only define.ts registers elements', () => {
  const offenders = files.filter(
    file =>
      file !== 'widget/src/define.ts' &&
      readFileSync(join(root, file), 'utf8').includes('customElements.define('),
  );
  assert.deepEqual(offenders, []);
});

test('no relative import leaves its package', () => {
  assertNone(
    imports.filter(found => isRelative(found) && packageOf(targetOf(found)) !== packageOf(found.from)),
    'Packages meet by their published names.',
  );
});

test('examples use published entry points and nobody imports tests or examples', () => {
  const offenders = [...exampleFiles, ...files].flatMap(importsOf).filter(found => {
    const target = isRelative(found) ? targetOf(found) : '';
    const leavesExample =
      found.from.startsWith('examples/') && isRelative(found) && !target.startsWith('examples/');
    return (
      leavesExample ||
      (!found.from.startsWith('examples/') && /^(test\/(?!conformance\/src\/)|examples\/)/.test(target))
    );
  });
  assertNone(offenders, 'Examples are to be copied; tests are nobody’s library.');
  assert.ok(testFiles.length > 0);
});

test('every example starts by what fetches a newer Node where that is wanted', () => {
  const manifests = globSync('examples/*/package.json', { cwd: root });
  const starts = manifests.flatMap(path => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'));
    const start: unknown = Reflect.get(Object(Reflect.get(Object(manifest), 'scripts')), 'start');
    return typeof start === 'string' ? [`${path}: ${start}`] : [];
  });
  assert.ok(starts.length > 8);
  assert.deepEqual(
    starts.filter(start => !/: (node \.\.\/\.\.\/setup\.mjs |python3 )/.test(start)),
    [],
  );
});

test('there is no import cycle', () => {
  const graph = new Map<string, string[]>();
  for (const found of imports) {
    if (!isRelative(found) || found.typeOnly) continue;
    graph.set(found.from, [...(graph.get(found.from) ?? []), targetOf(found)]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file))
      assert.fail(`Import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
});
