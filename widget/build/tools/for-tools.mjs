import { mkdirSync, writeFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import prettier from '@prettier/sync';
import { jsxTypings } from './jsx-typings.mjs';
import { publishedManifest } from './published-manifest.mjs';
import { reactWrappers } from './react-wrappers.mjs';
import { vueTypings } from './vue-typings.mjs';

const folder = 'frameworks';

const write = (file, text, parser) =>
  writeFileSync(file, prettier.format(text, { parser, printWidth: 110, singleQuote: true }));

/** An entry that has types alone would end in an error at run time: importing it registers the elements, too. */
const registers = `export { defined } from '../dist/define.js';\n`;

/** Writes what editors and frameworks read about the elements. */
export const forTools = () => ({
  name: 'for-tools',
  packageLinkPhase({ customElementsManifest }) {
    const manifest = publishedManifest(customElementsManifest, '../dist/index.js');
    const react = reactWrappers(manifest);
    mkdirSync(folder, { recursive: true });
    write(`${folder}/jsx.d.ts`, `${registers}${jsxTypings(manifest)}`, 'typescript');
    write(`${folder}/vue.d.ts`, `${registers}${vueTypings(manifest)}`, 'typescript');
    write(`${folder}/react.d.ts`, react.types, 'typescript');
    write(`${folder}/react.js`, react.code, 'babel');
    for (const name of ['jsx', 'vue']) write(`${folder}/${name}.js`, registers, 'babel');
    write('vscode.html-custom-data.json', getVsCodeHtmlCustomData(manifest), 'json');
    write('vscode.css-custom-data.json', getVsCodeCssCustomData(manifest), 'json');
    write('web-types.json', getWebTypesData(manifest), 'json');
  },
});
