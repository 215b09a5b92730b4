import type { Status } from '#shared/appointments.ts'
import type { BeneficiaryRequest } from '#shared/beneficiaries.ts'
import { genderLabels, statusLabels } from '#shared/profile.ts'
import { autonomyLabels, sessionKindLabels } from '#shared/sessions.ts'
import { sayDayAndTime, sayDuration, sayPhone } from '#shared/speech.ts'
import { zoneOf } from '#shared/territories.ts'
import { topicTable } from '#shared/themes.ts'
import { dayOf } from '#shared/time.ts'
import type { AdvisorContext } from '../trpc.ts'
import { beneficiary } from './beneficiary.ts'
import { followUp } from './follow-up.ts'

/**
 * All that is kept of somebody, in words that they can read, for the day they ask (article 15 of the GDPR). The file's name
 * does not say whose it is.
 * @throws `notFound`
 */
export function copy(
  ctx: Pick<AdvisorContext, 'db' | 'actor' | 'settings' | 'now'>,
  asked: BeneficiaryRequest,
) {
  const known = beneficiary(ctx, asked)
  const { sessions, elsewhere, appointments } = followUp(ctx, asked)
  const zone = zoneOf(ctx.settings.departement)
  const today = dayOf(ctx.now, zone)
  const content = {
    'Copie faite le': today,
    'Suivi par': known.followedBy,
    'Partagé avec': known.shares.map(({ name, agreedOn, sharedBy }) => ({
      Nom: name,
      'Accord donné le': agreedOn,
      'Accord recueilli par': sharedBy,
    })),
    ...inWords(known),
    'Fiche ouverte le': dayOf(known.addedAt, zone),
    'Fiche corrigée le': known.changedAt && dayOf(known.changedAt, zone),
    'Fiches réunies à celle-ci': known.merged.map(inWords),
    Accompagnements: sessions.map(sessionInWords),
    'Accompagnements notés par des collègues': elsewhere,
    'Rendez-vous': appointments.map((one) => ({
      Quand: sayDayAndTime(one.startsAt, one.zone, 'fr'),
      Lieu: one.placeName,
      Suite: statusLabelsOfAppointments[one.status],
    })),
  }
  return { name: `copie-de-fiche-${today}.json`, content: `${JSON.stringify(content, null, 2)}\n` }
}

type Session = ReturnType<typeof followUp>['sessions'][number]

/** The notes of a workshop are of a group: they are not part of what is kept of one person. */
const sessionInWords = ({
  kind,
  day,
  minutes,
  topics,
  autonomy,
  placeName,
  communeName,
  notes,
}: Session) => ({
  Jour: day,
  Sorte: sessionKindLabels[kind],
  Durée: sayDuration(minutes, 'fr'),
  Thématiques: topics.map((topic) => topicTable[topic].label),
  Autonomie: autonomy && autonomyLabels[autonomy],
  Lieu: placeName ?? communeName,
  ...(kind === 'individual' && { Note: notes }),
})

const statusLabelsOfAppointments: Record<Status, string> = {
  coming: 'à venir',
  underway: 'en cours',
  toSettle: 'passé',
  honoured: 'honoré',
  missed: 'manqué',
  cancelled: 'annulé',
}

type Told = ReturnType<typeof beneficiary>['merged'][number]

const inWords = (told: Omit<Told, 'isDirect' | 'mergedAt'>) => ({
  Prénom: told.firstName,
  Nom: told.lastName,
  'Année de naissance': told.birthYear,
  Téléphone: told.hasNoPhone ? 'N’a pas de téléphone' : told.phone && sayPhone(told.phone),
  'Adresse électronique': told.email,
  Commune: told.communeName,
  Genre: told.gender && genderLabels[told.gender],
  Situation: told.status && statusLabels[told.status],
  Notes: told.notes,
})
