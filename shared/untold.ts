import type { Untold } from './letters.ts'

/** Why somebody has to be called, as the advisor reads it; without a stop, to stand after two dots or alone. */
export const sayUntold = ({ kind, reason }: Untold): string =>
  reason === 'landline'
    ? landline[kind]
    : (untoldReasons[reason] ?? `le message n’est pas arrivé (${reason})`)

const landline = {
  booked: 'ligne fixe\u00a0: dites-lui son rendez-vous',
  moved: 'ligne fixe\u00a0: dites-lui la nouvelle heure',
  cancelled: 'ligne fixe\u00a0: dites-lui que le rendez-vous est annulé',
  reminder: 'ligne fixe\u00a0: rappelez-lui son rendez-vous',
} satisfies Record<Untold['kind'], string>

/** What is kept of a failure, in words. */
export const untoldReasons: Record<string, string> = {
  late: 'le message n’arrive pas à partir',
  begun: 'le message n’est pas parti avant le rendez-vous',
  recorded: 'aucun fournisseur de SMS n’est réglé',
  unreachable: 'plus d’adresse ni de numéro',
  ceiling: 'le nombre de SMS prévus pour la journée est atteint',
  'undelivered unknown': 'ce numéro n’existe pas',
  'undelivered absent': 'son téléphone est resté injoignable',
  'undelivered blocked': 'son téléphone refuse nos SMS',
  'undelivered other': 'le SMS n’est pas arrivé',
  'EENVELOPE 550': 'cette adresse n’existe pas',
  'ESMS 400': 'le fournisseur de SMS refuse ce numéro',
  'ESMS 422': 'le fournisseur de SMS refuse ce numéro',
}
