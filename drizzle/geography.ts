import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { searchable, zoneOf } from '#shared/territories.ts'
import type { Db } from './open.ts'
import { plant } from './plant.ts'
import { communes, departements, epcis, formerCommunes } from './schema/index.ts'
import { townCentres } from './towns.ts'

/**
 * Plants one département of the year's official geography (COG, EPCI, legal populations) in a file that has none:
 * its communes of today, every EPCI that holds one of them, even by two communes across the border, and the codes
 * that lead to today's communes: those that merged, and the arrondissements of Paris, Lyon and Marseille
 * (figures stop at the commune; an arrondissement is a postal code of it). Run it inside a transaction.
 * @param departementCode `46`, `2A`, `974`
 * @throws Error of one line when there is no such département
 */
export function plantGeography(db: Db, departementCode: string) {
  const departement = everyDepartement().find(({ code }) => code === departementCode)
  if (!departement)
    throw new Error(`There is no département "${departementCode}". Give its code, for example 46, 2A or 974.`)
  plantDepartements(db, [departement])
}

/** The same for the whole country, whatever is planted already. */
export function plantCountry(db: Db) {
  const planted = new Set(
    db
      .select()
      .from(departements)
      .all()
      .map(({ code }) => code),
  )
  plantDepartements(
    db,
    everyDepartement().filter(({ code }) => !planted.has(code)),
  )
}

/** Those of mainland France and overseas; the collectivities have none. */
const everyDepartement = () => read<Departement>('departements').filter(({ zone }) => zone !== 'com')

function plantDepartements(db: Db, asked: Departement[]) {
  const codes = new Set(asked.map(({ code }) => code))
  const inside = read<Commune>('communes').filter(({ departement }) => codes.has(departement))
  const today = inside.filter(({ type }) => type === 'commune-actuelle')
  const epciOf = membership(read<Epci>('epci'))
  const known = new Set(
    db
      .select()
      .from(epcis)
      .all()
      .map(({ siren }) => siren),
  )
  plant(
    db,
    departements,
    asked.map(({ code, nom }) => ({ code, name: typeset(nom), zone: zoneOf(code) })),
  )
  plant(
    db,
    epcis,
    distinctEpcis(today, epciOf).filter(({ siren }) => !known.has(siren)),
  )
  plant(
    db,
    communes,
    today.map((commune) => asCommune(commune, epciOf.get(commune.code))),
  )
  plant(db, formerCommunes, inside.flatMap(asFormer))
}

/** The name of a département as it follows another: `du Lot`, `de l’Aveyron`, `de La Réunion`. */
export function departementCalled(code: string): string {
  const departement = read<Departement>('departements').find((one) => one.code === code)
  return departement ? `${links[departement.typeLiaison] ?? 'de '}${typeset(departement.nom)}` : code
}

type Departement = { code: string; nom: string; typeLiaison: number; zone: 'metro' | 'drom' | 'com' }

/** INSEE's "type de nom en clair", 0 to 5. */
const links = ['de ', 'd’', 'du ', 'de la ', 'des ', 'de l’']

type Commune = {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  departement: string
  /** Of a commune that merged: today's commune. */
  chefLieu?: string
  /** Of an arrondissement: its commune. */
  commune?: string
  codesPostaux?: string[]
  population?: number
}

type Epci = { code: string; nom: string; membres: { code: string }[] }

const nearPackage = createRequire(import.meta.url)

/** Twelve megabytes that are read once, when a file is planted, and kept by nobody. */
const read = <Row>(name: string) =>
  JSON.parse(
    readFileSync(nearPackage.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8'),
  ) as Row[]

const membership = (all: Epci[]) =>
  new Map(all.flatMap((epci) => epci.membres.map((member) => [member.code, epci] as const)))

function distinctEpcis(today: Commune[], epciOf: Map<string, Epci>) {
  const found = new Set(today.map(({ code }) => epciOf.get(code)).filter((epci) => epci !== undefined))
  return [...found].map(({ code, nom, membres }) => ({
    siren: code,
    name: typeset(nom),
    communeCount: membres.length,
  }))
}

function asCommune(commune: Commune, epci: Epci | undefined) {
  const centre = townCentres.get(commune.code)
  return {
    code: commune.code,
    name: typeset(commune.nom),
    searchName: searchable(commune.nom),
    postalCodes: (commune.codesPostaux ?? []).join(' '),
    departementCode: commune.departement,
    epciSiren: epci?.code ?? null,
    population: commune.population ?? 0,
    latitude: centre?.latitude ?? null,
    longitude: centre?.longitude ?? null,
  }
}

/** A delegated commune that shares its code with the one it joined is today's commune. */
function asFormer({ code, type, chefLieu, commune }: Commune) {
  const communeCode = chefLieu ?? commune
  return type === 'commune-actuelle' || !communeCode || communeCode === code ? [] : [{ code, communeCode }]
}

/** The State writes `Quercy - Bouriane` and straight apostrophes; people read `Quercy-Bouriane` and round ones. */
const typeset = (name: string) => name.replaceAll("'", '’').replaceAll(' - ', '-')
