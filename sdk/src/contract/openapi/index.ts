export { openApiDocument } from './document.ts';
export type { Json, JsonObject } from './json.ts';
