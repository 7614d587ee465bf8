import { ownFolder } from '../../reference-server/src/store/lowdb/folder-owner.ts';

// Owns the folder it is told, says so, and waits for the end of its standard input, or not: `stay` or `go`.
const [folder = '', until = 'go'] = process.argv.slice(2);
try {
  await ownFolder(folder);
  console.log('owned');
  if (until === 'stay') process.stdin.resume();
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
