import {
  Adresse,
  Contact,
  DispositifProgrammeNational,
  DispositifProgrammesNationaux,
  Frais,
  FraisACharge,
  Id,
  isValidAddress,
  isValidTelephone,
  isValidUrl,
  type LieuMediationNumerique,
  Localisation,
  ModaliteAcces,
  ModaliteAccompagnement,
  ModalitesAcces,
  ModalitesAccompagnement,
  Nom,
  Pivot,
  type SchemaLieuMediationNumerique,
  Service,
  Services,
  toSchemaLieuxDeMediationNumerique,
  Url,
} from '@gouvfr-anct/lieux-de-mediation-numerique'
import { isSiret } from '#shared/siret.ts'
import type { Theme } from '#shared/themes.ts'
import type { Context } from '../trpc.ts'
import { type ToldPlace, toldPlaces } from './told-places.ts'

/**
 * The places as the State's own library writes them, in its national schema; and how many more receive without being there,
 * for want of what the schema demands (a SIRET that is one, an address that it can read).
 */
export function nationalPlaces(ctx: Pick<Context, 'db' | 'settings' | 'now'>): {
  places: SchemaLieuMediationNumerique[]
  missing: number
} {
  const all = toldPlaces(ctx)
  const fit = all.filter((place) => isSiret(place.siret ?? '') && isValidAddress(addressOf(place)))
  return {
    places: toSchemaLieuxDeMediationNumerique(fit.map((place) => lieuOf(place, ctx.settings.operator))),
    missing: all.length - fit.length,
  }
}

/** The columns in the order of the schema, those that we never fill included: a reader expects them all. */
export const nationalColumns = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'complement_adresse',
  'latitude',
  'longitude',
  'typologie',
  'telephone',
  'courriels',
  'site_web',
  'horaires',
  'presentation_resume',
  'presentation_detail',
  'source',
  'itinerance',
  'structure_parente',
  'date_maj',
  'services',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'autres_formations_labels',
  'modalites_acces',
  'modalites_accompagnement',
  'fiche_acces_libre',
  'prise_rdv',
] as const satisfies (keyof SchemaLieuMediationNumerique)[]

function lieuOf(place: ToldPlace, source: string): LieuMediationNumerique {
  const detail = [place.accessNote, place.stepFree ? 'Accès de plain-pied.' : ''].filter(Boolean).join(' ')
  const site = isValidUrl(place.page)
  return {
    id: Id(place.id),
    pivot: Pivot(place.siret ?? ''),
    nom: Nom(place.name),
    adresse: Adresse(addressOf(place)),
    ...(place.latitude !== null &&
      place.longitude !== null && {
        localisation: Localisation({ latitude: place.latitude, longitude: place.longitude }),
      }),
    contact: Contact({
      ...(isValidTelephone(place.phone) && { telephone: place.phone }),
      ...(site && { site_web: [Url(place.page)] }),
    }),
    ...(place.openingHours !== '' && { horaires: place.openingHours }),
    ...(detail !== '' && { presentation: { detail } }),
    source,
    date_maj: new Date(place.changedOn),
    services: Services(place.themes.flatMap((theme) => servicesOf[theme])),
    frais_a_charge: FraisACharge([Frais.Gratuit]),
    dispositif_programmes_nationaux: DispositifProgrammesNationaux([
      DispositifProgrammeNational.ConseillersNumeriques,
    ]),
    modalites_acces: ModalitesAcces([ModaliteAcces.PrendreRdvEnLigne, ModaliteAcces.Telephoner]),
    modalites_accompagnement: ModalitesAccompagnement([
      ...(place.isIndividual ? [ModaliteAccompagnement.AccompagnementIndividuel] : []),
      ...(place.isWorkshop ? [ModaliteAccompagnement.DansUnAtelier] : []),
    ]),
    ...(site && { prise_rdv: Url(place.page) }),
  }
}

const addressOf = ({ address, postalCode, communeName, communeCode }: ToldPlace) => ({
  voie: address,
  code_postal: postalCode,
  commune: communeName,
  code_insee: communeCode,
})

/** What the national schema calls what our three themes are about. */
const servicesOf: Record<Theme, Service[]> = {
  everyday: [Service.MaitriseDesOutilsNumeriquesDuQuotidien],
  citizen: [
    Service.UtilisationSecuriseeDuNumerique,
    Service.ComprehensionDuMondeNumerique,
    Service.ParentaliteEtEducationAvecLeNumerique,
  ],
  autonomy: [Service.AideAuxDemarchesAdministratives],
}
