// The little of Node that `node.ts` needs: with all of Node's types, browsers' code could use what browsers lack.
declare module 'node:fs' {
  export const openAsBlob: (path: string | URL, options?: { readonly type?: string }) => Promise<Blob>;
}
