// Copied beside the installed peers, so that names are found there and by the rules of `import`.
export const importPeer = name => import(name);
