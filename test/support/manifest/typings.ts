import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { widgetFolder } from './published-elements.ts';

/** The text of every declaration in a file of the package, with the comment above it, by its name. */
export const declarationsIn = (file: string): ReadonlyMap<string, string> => {
  const text = readFileSync(`${widgetFolder}${file}`, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    // The same tag has a text for Solid, after that for the others.
    if (isNamed(node) && !found.has(nameOf(node))) found.set(nameOf(node), textOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

type Named =
  ts.InterfaceDeclaration | ts.PropertySignature | ts.TypeAliasDeclaration | ts.VariableDeclaration;

const isNamed = (node: ts.Node): node is Named =>
  ts.isInterfaceDeclaration(node) ||
  ts.isPropertySignature(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isVariableDeclaration(node);

const nameOf = ({ name }: Named): string => (ts.isStringLiteral(name) ? name.text : name.getText());

/** A variable's comment is its statement's. */
const textOf = (node: Named): string =>
  (ts.isVariableDeclaration(node) ? node.parent.parent : node).getFullText();
