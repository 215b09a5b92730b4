import type { BeneficiaryRequest } from '#shared/beneficiaries.ts'
import { genderLabels, statusLabels } from '#shared/profile.ts'
import { sayPhone } from '#shared/speech.ts'
import { zoneOf } from '#shared/territories.ts'
import { dayOf } from '#shared/time.ts'
import type { AdvisorContext } from '../trpc.ts'
import { beneficiary } from './beneficiary.ts'

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
  const zone = zoneOf(ctx.settings.departement)
  const today = dayOf(ctx.now, zone)
  const content = {
    'Copie faite le': today,
    'Suivi par': ctx.actor.name,
    ...inWords(known),
    'Fiche ouverte le': dayOf(known.addedAt, zone),
    'Fiche corrigée le': known.changedAt && dayOf(known.changedAt, zone),
    'Fiches réunies à celle-ci': known.merged.map(inWords),
  }
  return { name: `copie-de-fiche-${today}.json`, content: `${JSON.stringify(content, null, 2)}\n` }
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
