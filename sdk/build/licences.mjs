import { dirname } from 'node:path';
import license from 'rollup-plugin-license';

const line = '-'.repeat(80);

const entry = ({ name, version, license: id, homepage, licenseText, noticeText }) => {
  // A licence that is only named does not keep its own conditions.
  if (!licenseText) throw new Error(`${name} ${version} is in the build, but brings no text of its licence.`);
  const heading = [`${name} ${version} (${id})`, homepage, line].filter(Boolean);
  return [...heading, licenseText.trim(), noticeText?.trim(), '', ''].filter(text => text != null).join('\n');
};

/**
 * Writes into `file`, in a folder of a package, the licences of all that a build holds of others, each with its text; fails for
 * one that asks for more than that.
 */
export const licences = file =>
  license({
    cwd: dirname(dirname(file)),
    thirdParty: {
      multipleVersions: true,
      allow: {
        test: '(MIT OR ISC OR BSD-2-Clause OR BSD-3-Clause)',
        failOnUnlicensed: true,
        failOnViolation: true,
      },
      output: {
        file,
        template: dependencies => {
          const others = dependencies
            .filter(({ name }) => !name.startsWith('@melikgazi/'))
            .sort((one, other) => one.name.localeCompare(other.name, 'en'));
          return [
            'The scripts in this folder hold code of these packages, under their licences.\n\n',
            ...others.map(entry),
          ].join('');
        },
      },
    },
  });
