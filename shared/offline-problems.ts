/** What an outbox may be told. */
export const offlineProblems = {
  upgradeFirst: {
    class: 'conflict',
    fr: 'Une nouvelle version est en service. Rechargez la page\u00a0: tout ce qui attend est gardé et partira ensuite.',
    en: 'A newer version is in use. Reload the page: all that waits is kept and will be sent then.',
  },
} as const
