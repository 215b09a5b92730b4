/** Refusals about the people one follows. */
export const beneficiaryProblems = {
  personNotFollowed: {
    class: 'conflict',
    fr: 'Cette personne a été effacée, ou vous ne la suivez plus. Rien n’est perdu\u00a0: retirez-la et recommencez.',
    en: 'This person was erased, or you no longer follow them. Nothing is lost: take them out and try again.',
  },
  notSameStructure: {
    class: 'conflict',
    fr: 'Une fiche ne se partage qu’avec un collègue de la même structure.',
    en: 'A record is shared only with a colleague of the same structure.',
  },
} as const
