/** The refusals that only noting and correcting sessions know. */
export const sessionProblems = {
  alreadyRecorded: {
    class: 'conflict',
    fr: 'Ce rendez-vous a déjà son accompagnement dans le journal.',
    en: 'This appointment already has its session in the journal.',
  },
  alreadyWithdrawn: {
    class: 'conflict',
    fr: 'Cet accompagnement a été retiré du journal.',
    en: 'This session was withdrawn from the journal.',
  },
  correctedMeanwhile: {
    class: 'conflict',
    fr: 'Cet accompagnement a été corrigé depuis que vous l’avez ouvert. Rien n’est perdu\u00a0: votre version est encore ici, l’autre dans le journal.',
    en: 'This session was corrected since you opened it. Nothing is lost: your version is still here, the other one in the journal.',
  },
  dayInFuture: {
    class: 'badRequest',
    fr: 'Le jour d’un accompagnement ne peut pas être dans le futur.',
    en: 'The day of a session cannot be in the future.',
  },
  mergedSession: {
    class: 'conflict',
    fr: 'Cet accompagnement a été réuni à un autre\u00a0: séparez-les d’abord.',
    en: 'This session was merged into another: part them first.',
  },
  notOneSession: {
    class: 'conflict',
    fr: 'Ces deux accompagnements ne peuvent pas être le même\u00a0: le jour, la sorte, la personne ou le rendez-vous diffèrent. Corrigez d’abord celui qui se trompe.',
    en: 'These two sessions cannot be the same: the day, the kind, the person or the appointment differ. First correct the one that is wrong.',
  },
  favouritesFull: {
    class: 'conflict',
    fr: 'Vous avez déjà trente favoris. Supprimez-en un, puis gardez celui-ci.',
    en: 'You already have thirty favourites. Remove one, then keep this one.',
  },
} as const
