/** The refusals that only imports know. */
export const importProblems = {
  importUndone: {
    class: 'conflict',
    fr: 'Cet import a été annulé. Choisissez le fichier de nouveau pour le reprendre.',
    en: 'This import was taken back. Choose the file again to start over.',
  },
} as const
