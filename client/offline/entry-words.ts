import { problems } from '#shared/problems.ts'
import { sayDay, sayDuration } from '#shared/speech.ts'
import { plural } from '../ui/lang.ts'
import type { Entry } from './acts.ts'

/** What an act does, in a few words; the person is named only where the act is about nobody else. */
export function sayEntry(entry: Entry): string {
  if (entry.verb === 'sessions.record') return `Accompagnement ${saySession(entry.input)}`
  if (entry.verb === 'sessions.revise')
    return `Correction de l’accompagnement ${saySession(entry.input.session)}`
  if (entry.verb === 'sessions.recordAll')
    return plural('fr', entry.input.sessions.length, 'accompagnement d’un coup', 'accompagnements d’un coup')
  if (entry.verb === 'sessions.withdraw') return 'Accompagnement retiré du journal'
  if (entry.verb === 'sessions.restore') return 'Accompagnement remis dans le journal'
  if (entry.verb === 'appointments.settle')
    return `Rendez-vous\u00a0: ${outcomes[entry.input.outcome ?? 'none']}`
  const { firstName, lastName } = entry.input.beneficiary
  const said = entry.verb === 'beneficiaries.add' ? 'Nouvelle personne suivie' : 'Fiche corrigée'
  return `${said}\u00a0: ${firstName} ${lastName}`
}

const saySession = ({ day, minutes }: { day: string; minutes: number }) =>
  `du ${sayDay(day, 'fr', 'without year')}, ${sayDuration(minutes, 'fr')}`

const outcomes = { honoured: 'honoré', missed: 'absence notée', none: 'de nouveau à clôturer' }

/** Why the server said no. */
export function sayRefusal({ verb, refusal }: Entry): string {
  if (verb === 'beneficiaries.change' && refusal?.problem === 'notFound') return recordGone
  if (refusal?.problem) return problems[refusal.problem].fr
  const trace = refusal?.trace ? ` Référence à donner\u00a0: ${refusal.trace}.` : ''
  return `Le serveur n’a pas su l’enregistrer.${trace}`
}

const recordGone = 'Cette fiche a été effacée, ou elle n’est plus partagée avec vous.'

/** All that waits or was refused, as a file that its author can keep and read. */
export function fileOf(entries: readonly Entry[], day: string): File {
  const told = entries
    .filter(({ state }) => state !== 'sent')
    .map((entry) => {
      const { id, verb, state, keptAt, refusal, input } = entry
      return { summary: sayEntry(entry), state, keptAt: new Date(keptAt), id, verb, refusal, input }
    })
  return new File([JSON.stringify(told, null, 2)], `permanence-en-attente-${day}.json`, {
    type: 'application/json',
  })
}
