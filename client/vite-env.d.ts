interface ImportMetaEnv {
  /** Whose face this build wears; see `vite.client.ts`. */
  readonly VITE_IDENTITY: 'neutral' | 'state'
}
