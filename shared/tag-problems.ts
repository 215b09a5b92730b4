/** The refusals that only tags know. */
export const tagProblems = {
  tagExists: {
    class: 'conflict',
    fr: 'Une étiquette porte déjà ce nom ici. Choisissez-la, ou fusionnez les deux.',
    en: 'A tag already has this name here. Choose it, or merge the two.',
  },
  tagsFull: {
    class: 'conflict',
    fr: 'Il y a déjà trois cents étiquettes ici. Fusionnez-en, puis ajoutez celle-ci.',
    en: 'There are already three hundred tags here. Merge some, then add this one.',
  },
  tagTooNarrow: {
    class: 'badRequest',
    fr: 'Une étiquette partagée ne se fusionne pas dans une étiquette que moins de monde voit.',
    en: 'A shared tag is not merged into one that fewer people see.',
  },
} as const
