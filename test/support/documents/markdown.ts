import GithubSlugger from 'github-slugger';
import { marked, type Token, type Tokens } from 'marked';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributesIn, elementsIn } from './html.ts';
import { root } from './root.ts';

/** A fenced block of code. */
export interface Block {
  readonly file: string;
  readonly line: number;
  /** What stands behind the fence; empty for a picture made of letters. */
  readonly language: string;
  readonly code: string;
  /** The heading it stands under. */
  readonly heading: string;
}

/** A table, its cells as they are written. */
export interface Table {
  readonly heading: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Document {
  /** Relative to the repository, with slashes. */
  readonly file: string;
  /** What a link to a heading may name after `#`. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly string[];
  /** What is in code marks. */
  readonly codes: readonly string[];
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
}

/** The words of a heading without their marks. */
const wordsOf = (token: Token): string => {
  if ('tokens' in token && token.tokens !== undefined) return token.tokens.map(wordsOf).join('');
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
};

const linksOf = (token: Token): string[] => {
  if ((token.type === 'link' || token.type === 'image') && 'href' in token) return [String(token.href)];
  return token.type === 'html' ? linksInHtml(token.raw) : [];
};

const linksInHtml = (html: string): string[] =>
  elementsIn(html)
    .flatMap(attributesIn)
    .filter(({ name }) => ['href', 'src', 'srcset'].includes(name))
    .map(({ value }) => value);

const isCode = (token: Token): token is Tokens.Code => token.type === 'code';
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const isTable = (token: Token): token is Tokens.Table => token.type === 'table';

/** What a Markdown text has that can be tested. @param file - Where it is from. */
export const documentFrom = (file: string, text: string): Document => {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: string[] = [];
  const codes: string[] = [];
  const blocks: Block[] = [];
  const tables: Table[] = [];
  let heading = '';
  let line = 1;
  for (const top of marked.lexer(text)) {
    let at = 0;
    marked.walkTokens([top], token => {
      links.push(...linksOf(token));
      if (token.type === 'codespan' && 'text' in token) codes.push(String(token.text));
      if (isHeading(token)) {
        heading = wordsOf(token);
        anchors.add(slugger.slug(heading));
      }
      if (isTable(token))
        tables.push({
          heading,
          head: token.header.map(cell => cell.text),
          rows: token.rows.map(row => row.map(cell => cell.text)),
        });
      if (!isCode(token)) return;
      const found = top.raw.indexOf(token.raw.trimEnd().split('\n')[0] ?? '', at);
      at = Math.max(at, found);
      const before = top.raw.slice(0, at).split('\n').length - 1;
      blocks.push({ file, line: line + before, language: token.lang ?? '', code: token.text, heading });
    });
    line += top.raw.split('\n').length - 1;
  }
  return { file, anchors, links, codes, blocks, tables };
};

/** Every document of the repository. */
export const documents: readonly Document[] = globSync('**/*.md', {
  cwd: root,
  exclude: name => ['node_modules', 'dist', 'output', 'data'].includes(name.split('/').at(-1) ?? ''),
})
  .map(file => file.replaceAll('\\', '/'))
  .sort()
  .map(file => documentFrom(file, readFileSync(join(root, file), 'utf8')));

export const blocksIn = (...languages: readonly string[]): Block[] =>
  documents.flatMap(({ blocks }) => blocks.filter(({ language }) => languages.includes(language)));

/** @throws where there is no such document. */
export const documentAt = (file: string): Document => {
  const found = documents.find(document => document.file === file);
  if (found === undefined) throw new Error(`There is no document ${file}.`);
  return found;
};

/** The blocks below a heading. @throws where there are none: a heading was renamed. */
export const blocksUnder = (file: string, heading: string, language: string): Block[] => {
  const found = documentAt(file).blocks.filter(
    block => block.heading === heading && block.language === language,
  );
  if (found.length === 0) throw new Error(`${file} has no ${language} under “${heading}”.`);
  return found;
};

/** The tables whose first column has this head. */
export const tablesOf = (file: string, firstHead: string): Table[] =>
  documentAt(file).tables.filter(({ head }) => head[0] === firstHead);

/** The words in code marks of a cell. */
export const codesIn = (cell: string): string[] =>
  Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);

export const placeOf = ({ file, line }: Block): string => `${file}:${line}`;
