interface ImportMetaEnv {
  /** The backend: the address of a municipality’s API. */
  readonly VITE_MIMER_ENDPOINT: string;
}
