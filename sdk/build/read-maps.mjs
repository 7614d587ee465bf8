import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * tsc's output brings its own maps, so that a stack trace leads to the source; what it says is in the map, too, since no page
 * that a build is served to has our sources.
 */
export const readMaps = () => ({
  name: 'read-maps',
  load(id) {
    if (!/\/(widget|sdk)\/dist\/.*\.js$/.test(id)) return null;
    const map = JSON.parse(readFileSync(`${id}.map`, 'utf8'));
    const sourcesContent = map.sources.map(source =>
      readFileSync(new URL(source, pathToFileURL(id)), 'utf8'),
    );
    return { code: readFileSync(id, 'utf8'), map: { ...map, sourcesContent } };
  },
});
