export { isReference } from './reference.ts';
