import type { Tie } from './booking-rules.ts'
import type { Lang } from './speech.ts'

/** Said first to whoever booked for somebody: what follows is written to the person who comes. `short` begins a subject or a text message. */
export const toBooker: Record<Lang, Record<Tie, { before: string; short: string }>> = {
  fr: {
    relative: {
      before: 'Vous avez pris ce rendez-vous pour un proche. Voici ce que nous lui disons\u00a0:',
      short: 'Pour votre proche',
    },
    professional: {
      before: 'Vous avez pris ce rendez-vous pour quelqu’un. Voici ce que nous lui disons\u00a0:',
      short: 'Pour la personne',
    },
  },
  en: {
    relative: {
      before: 'You booked this appointment for somebody close to you. This is what we tell them:',
      short: 'For your relative',
    },
    professional: {
      before: 'You booked this appointment for somebody. This is what we tell them:',
      short: 'For the person',
    },
  },
}
