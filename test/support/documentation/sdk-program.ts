import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Compiles `sources`, by file name, as a test of this repository would be: against the packages by their published names.
 *
 * @param others - Options in place of the tests' own.
 */
export const programOf = (
  sources: ReadonlyMap<string, string>,
  others: ts.CompilerOptions = {},
): ts.Program => {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'test/tsconfig.json'), {}, parseHost);
  if (config === undefined) throw new Error('The tests have no configuration.');
  const host = ts.createCompilerHost(config.options);
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  host.fileExists = name => sources.has(name) || fileExists(name);
  host.readFile = name => sources.get(name) ?? readFile(name);
  host.getSourceFile = (name, languageVersion, ...rest) => {
    const text = sources.get(name);
    return text === undefined
      ? getSourceFile(name, languageVersion, ...rest)
      : ts.createSourceFile(name, text, languageVersion, true);
  };
  const options = { ...config.options, noUnusedLocals: false, noUnusedParameters: false, ...others };
  return ts.createProgram({ rootNames: [...sources.keys()], options, host });
};

const parseHost: ts.ParseConfigFileHost = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: diagnostic => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  },
};

/** The entries of the client, as they are imported; `/domain` is for backends, which read it with its code. */
export const entries: readonly string[] = Object.keys(readExports())
  .filter(path => !/[*]|package\.json|^\.\/domain$/.test(path))
  .map(path => `@melikgazi/mimer-sdk${path.slice(1)}`);

function readExports(): object {
  const described: unknown = JSON.parse(readFileSync(join(root, 'sdk/package.json'), 'utf8'));
  const isDescribed = typeof described === 'object' && described !== null && 'exports' in described;
  const { exports } = isDescribed ? described : {};
  if (typeof exports !== 'object' || exports === null) throw new Error('The client has no entries.');
  return exports;
}

/** Something that an entry exports, with what is written about it. */
export interface Documented {
  /** As it is imported, or reached from a client. */
  readonly name: string;
  readonly isCalled: boolean;
  readonly words: string;
  readonly examples: readonly string[];
}

/** What is exported, entry by entry, and every method of a client. */
export const documentedIn = (program: ts.Program, file: string): Map<string, Documented[]> => {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`${file} is not compiled.`);

  const describe = (symbol: ts.Symbol, name: string): Documented => {
    const declared = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    const type = checker.getTypeOfSymbolAtLocation(declared, source);
    const isClass = (declared.flags & ts.SymbolFlags.Class) !== 0;
    const tags = declared.getJsDocTags(checker);
    const written = ts.displayPartsToString(declared.getDocumentationComment(checker));
    const aliased = written === '' ? docsOfType(type) : { words: '', examples: [] };
    return {
      name,
      isCalled: !isClass && type.getCallSignatures().length > 0,
      words: written + aliased.words,
      examples: [
        ...tags.filter(tag => tag.name === 'example').map(({ text }) => ts.displayPartsToString(text)),
        ...aliased.examples,
      ],
    };
  };
  /** A method whose type has a name of its own is described there. */
  const docsOfType = ({ aliasSymbol }: ts.Type) => ({
    words: ts.displayPartsToString(aliasSymbol?.getDocumentationComment(checker)),
    examples: (aliasSymbol?.getJsDocTags(checker) ?? [])
      .filter(tag => tag.name === 'example')
      .map(({ text }) => ts.displayPartsToString(text)),
  });
  const methodsOf = (type: ts.Type, path: string): Documented[] =>
    type.getProperties().flatMap(property => {
      const member = checker.getTypeOfSymbolAtLocation(property, source);
      const name = `${path}.${property.name}`;
      return member.getCallSignatures().length > 0 ? [describe(property, name)] : methodsOf(member, name);
    });

  const found = new Map<string, Documented[]>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const entry = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (entry === undefined) throw new Error(`${statement.moduleSpecifier.text} cannot be imported.`);
    const exported = checker.getExportsOfModule(entry);
    const mimer = exported.find(({ name }) => name === 'Mimer');
    found.set(statement.moduleSpecifier.text, [
      ...exported.map(symbol => describe(symbol, symbol.name)),
      ...(mimer === undefined
        ? []
        : methodsOf(checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(mimer)), 'mimer')),
    ]);
  }
  return found;
};
