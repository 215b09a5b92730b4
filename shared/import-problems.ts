/** The refusals that only imports know. */
export const importProblems = {
  importUndone: {
    class: 'conflict',
    fr: 'Cet import a été annulé. Choisissez le fichier de nouveau pour le reprendre.',
    en: 'This import was taken back. Choose the file again to start over.',
  },
  importDecided: {
    class: 'conflict',
    fr: 'Cet import est déjà lancé. Choisissez le fichier de nouveau pour ce qui manque.',
    en: 'This import has begun already. Choose the file again for what is missing.',
  },
  importIncomplete: {
    class: 'conflict',
    fr: 'Tout le fichier n’est pas arrivé\u00a0: rien n’est importé. Choisissez-le de nouveau.',
    en: 'Not all of the file has arrived: nothing was imported. Choose it again.',
  },
} as const
