/** The refusals of a meeting that could not be held without knowing where: part of the closed table of `problems.ts`. */
export const contactProblems = {
  phoneNeeded: {
    class: 'badRequest',
    fr: 'Donnez un numéro de téléphone\u00a0: c’est là que la personne sera appelée.',
    en: 'Give a telephone number: that is where the person will be called.',
  },
  addressNeeded: {
    class: 'badRequest',
    fr: 'Donnez une adresse\u00a0: c’est là que le conseiller viendra.',
    en: 'Give an address: that is where the adviser will come.',
  },
  emailNeeded: {
    class: 'badRequest',
    fr: 'Donnez une adresse e-mail\u00a0: c’est là que le lien de la visio sera envoyé.',
    en: 'Give an e-mail address: that is where the link of the video call will be sent.',
  },
} as const
