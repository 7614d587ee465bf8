import type { PackedFile } from './pack.ts';
import type { Plan } from './plan.ts';

const bytes = (count: number): string => `${count.toLocaleString('en')} B`;

/** What a release would change. */
export const planText = ({ from, version, tag, notes, changes }: Plan): string =>
  [
    `${from} → ${version}, tagged ${tag}`,
    '',
    'These files change:',
    ...changes.map(({ path }) => `  ${path}`),
    '',
    'What is new:',
    '',
    notes,
    '',
  ].join('\n');

/** Every file of every package with its size. */
export const packedText = (packed: readonly PackedFile[]): string =>
  packed
    .flatMap(({ filename, size, unpackedSize, files }) => [
      `${filename}: ${files.length} files, ${bytes(unpackedSize)}, packed ${bytes(size)}`,
      ...files.map(file => `  ${String(file.size).padStart(9)}  ${file.path}`),
      '',
    ])
    .join('\n');

/** What a person has to do, since it can’t be taken back. */
export const leftText = ({ version, tag }: Plan, packed: readonly PackedFile[]): string =>
  [
    `${tag} is committed, tagged and packed in release/${version}; nothing has left this machine. To let it go:`,
    '',
    `  (cd release/${version} && sha256sum --check SHA256SUMS)`,
    `  git push --follow-tags`,
    ...packed.map(
      ({ filename }) => `  npm publish release/${version}/${filename} --access public --provenance`,
    ),
    '',
    '--provenance works where npm can see who builds, on its trusted CI; leave it out elsewhere. Publish in this order: a',
    `package needs those before it. Build images from the tag: docker build --file reference-server/Dockerfile --tag`,
    `mimer-server:${version} . Servers keep each version of the widget that they have served, so ${version} can never be`,
    'anything else than what is packed now.',
  ].join('\n');
