import { type Lang, sayDuration } from '#shared/speech.ts'

export type OfferedService = { id: string; nameFr: string; nameEn: string; minutes: number }

/** `Aide rapide · 20 min` */
export const sayService = ({ nameFr, nameEn, minutes }: OfferedService, lang: Lang): string =>
  `${lang === 'fr' ? nameFr : nameEn} ·\u00a0${sayDuration(minutes, lang)}`
