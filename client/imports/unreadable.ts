import { mostBytes, mostColumns, mostRows } from '#shared/imports.ts'

const french = new Intl.NumberFormat('fr-FR')

/** Why a file cannot be read, and what to do. */
export const unreadables = {
  tooHeavy: `Ce fichier dépasse ${mostBytes / 1_048_576}\u00a0Mo. Exportez une période plus courte, ou partagez-le en deux.`,
  tooHeavyOpen:
    'Ce fichier est anormalement lourd une fois ouvert. Enregistrez-le de nouveau depuis votre tableur, ou en CSV.',
  tooLong: `Ce fichier a plus de ${french.format(mostRows)} lignes. Partagez-le en plusieurs fichiers.`,
  tooWide: `Ce fichier a plus de ${mostColumns} colonnes. Gardez celles qui servent.`,
  oldExcel:
    'Ce fichier est d’un ancien format d’Excel (.xls). Ouvrez-le, puis «\u00a0Enregistrer sous\u00a0» en .xlsx ou en CSV.',
  locked: 'Ce fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe.',
  broken:
    'Ce fichier ne s’ouvre pas\u00a0: il est peut-être abîmé. Exportez-le de nouveau, ou enregistrez-le en CSV.',
  notSpreadsheet: 'Ce fichier n’est pas un tableur. Choisissez un fichier .csv, .xlsx ou .ods.',
  empty: 'Ce fichier est vide.',
} as const

export type UnreadableName = keyof typeof unreadables

/** A file that cannot be read; its sentence is in `unreadables`. */
export class Unreadable extends Error {
  readonly why: UnreadableName
  constructor(why: UnreadableName) {
    super(why)
    this.why = why
  }
}
