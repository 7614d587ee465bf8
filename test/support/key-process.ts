import { openFileKeyStore } from '../../reference-server/src/keys/file-key-store.ts';
import { monday, newKey } from './keys.ts';

// Makes a key and prints it, or revokes the one with the id it is told.
const [folder = '', id] = process.argv.slice(2);
const keys = openFileKeyStore(folder);
console.log(id === undefined ? await keys.create(newKey, monday) : await keys.revoke(id, monday));
