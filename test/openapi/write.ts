import { writeFile } from 'node:fs/promises';
import { copyPath, copyText } from './copy.ts';

// Writes the copy of the OpenAPI document anew, after a change of the contract.
await writeFile(copyPath, await copyText());
console.log('Wrote sdk/openapi.json.');
