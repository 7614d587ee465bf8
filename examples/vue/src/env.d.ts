interface ImportMetaEnv {
  /** The backend: the address of a municipality’s API. */
  readonly VITE_MIMER_ENDPOINT: string;
}

declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  export default component;
}
