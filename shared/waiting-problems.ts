/** The refusals of the waiting list: part of the closed table of `problems.ts`. */
export const waitingProblems = {
  seatsLeft: {
    class: 'conflict',
    fr: 'Une place vient de se libérer dans cet atelier\u00a0: inscrivez-vous, elle est à vous.',
    en: 'A seat has just been freed in this workshop: you can take it now.',
  },
  alreadyWaiting: {
    class: 'conflict',
    fr: 'Vous êtes déjà sur cette liste d’attente, avec ce téléphone ou cet e-mail.',
    en: 'You are already on this waiting list, with this phone number or e-mail address.',
  },
  tooManyWaits: {
    class: 'conflict',
    fr: 'Vous attendez déjà à trois endroits. Appelez le lieu, on cherchera avec vous.',
    en: 'You are already waiting in three places. Call the place, and we will look together.',
  },
  toldEnough: {
    class: 'conflict',
    fr: 'Nous vous avons déjà écrit trois fois. Appelez le lieu, on cherchera avec vous.',
    en: 'We have already told you three times. Call the place, and we will look together.',
  },
  waitOver: {
    class: 'conflict',
    fr: 'Cette attente est terminée.',
    en: 'This wait is over.',
  },
} as const
