// The steps after the first: they arrive while it is being filled in.
export { renderCheck } from './check.ts';
export { renderPlace } from './place.ts';
export { renderReceipt } from './receipt.ts';
export { renderYou } from './you.ts';
