import type { Way } from '#shared/services.ts'
import { inBoth } from '../ui/lang.ts'

type ByWay = Record<Way, string>

/** How one is helped, in plain words. */
export const wayWords = inBoth({
  fr: {
    names: {
      place: 'Sur place',
      phone: 'Par téléphone',
      home: 'Chez moi',
      video: 'En visio',
      workshop: 'En groupe, à un atelier',
    } as ByWay,
    chosen: {
      place: 'Sur place',
      phone: 'Par téléphone',
      home: 'Chez vous',
      video: 'En visio',
      workshop: 'En groupe, à un atelier',
    } as ByWay,
    explained: {
      place: '',
      phone: 'Un conseiller vous appelle à l’heure choisie. La distance ne compte pas.',
      home: 'Un conseiller vient chez vous, et vous appelle avant.',
      video: 'Vous vous parlez par écran, chacun chez soi. La distance ne compte pas.',
      workshop: 'À quelques-uns, autour d’un sujet. C’est gratuit.',
    } as ByWay,
    when: {
      place: 'Quand voulez-vous venir\u00a0?',
      phone: 'Quand peut-on vous appeler\u00a0?',
      home: 'Quand voulez-vous que l’on vienne\u00a0?',
      video: 'Quand voulez-vous parler par écran\u00a0?',
      workshop: 'À quel atelier voulez-vous venir\u00a0?',
    } as ByWay,
    next: {
      place: 'Prochain rendez-vous\u00a0:',
      phone: 'Prochain appel possible\u00a0:',
      home: 'Prochaine visite possible\u00a0:',
      video: 'Prochain rendez-vous par écran\u00a0:',
      workshop: 'Prochain atelier\u00a0:',
    } as ByWay,
  },
  en: {
    names: {
      place: 'On site',
      phone: 'By phone',
      home: 'At my home',
      video: 'By video',
      workshop: 'In a group workshop',
    },
    chosen: {
      place: 'On site',
      phone: 'By phone',
      home: 'At your home',
      video: 'By video',
      workshop: 'In a group workshop',
    },
    explained: {
      place: '',
      phone: 'An adviser calls you at the time you choose. Distance does not matter.',
      home: 'An adviser comes to your home, and calls you first.',
      video: 'You talk on screen, each from home. Distance does not matter.',
      workshop: 'A few people, around one subject. It is free.',
    },
    when: {
      place: 'When would you like to come?',
      phone: 'When would you like to be called?',
      home: 'When would you like us to come?',
      video: 'When would you like to talk on screen?',
      workshop: 'Which workshop would you like to attend?',
    },
    next: {
      place: 'Next appointment:',
      phone: 'Next possible call:',
      home: 'Next possible visit:',
      video: 'Next appointment on screen:',
      workshop: 'Next workshop:',
    },
  },
})
