import { searchable } from '#shared/territories.ts'

/**
 * Nobody here exists. Surnames are trees, birds and flowers; telephone numbers are of the ranges that the regulator
 * keeps for fiction (Arcep, decision 2018-0881: 06 39 98 xx xx and 05 36 49 xx xx), so that no reminder rings anywhere.
 */
export type Person = { firstName: string; lastName: string; mobile: string; landline: string; email: string }

/** The person of this rank: another one for each rank below two thousand six hundred. */
export function person(rank: number): Person {
  const drawn = (rank * stride) % (firstNames.length * lastNames.length)
  const firstName = firstNames[drawn % firstNames.length] ?? ''
  const lastName = lastNames[Math.floor(drawn / firstNames.length)] ?? ''
  const number = String((rank * stride) % 10_000).padStart(4, '0')
  return {
    firstName,
    lastName,
    mobile: `063998${number}`,
    landline: `053649${number}`,
    email: emailOf(firstName, lastName),
  }
}

export const emailOf = (firstName: string, lastName: string) =>
  `${searchable(firstName)}.${searchable(lastName)}@exemple.fr`.replaceAll(' ', '-')

/** Of a place, from 1, or of somebody who works, from 101: no département has those of another until there are fifty. */
export const workPhoneOf = ({ rank }: { rank: number }, number: number) =>
  `053649${String((200 * rank + number) % 10_000).padStart(4, '0')}`

/** Prime, so that following ranks fall far apart and none falls twice. */
const stride = 1861

const firstNames = `
  Agathe Alain Albert Amina André Antoine Arlette Aurore Bernadette Bruno Carmen Chantal
  Clément Colette Daniel Denise Élise Émile Fatou Fernand Gaël Geneviève Gilberte Gisèle Henri
  Huguette Ivan Jacqueline Josette Julie Karim Léonie Lucien Maëlys Marcel Marguerite Michel
  Mireille Monique Noé Odette Paulette Pierrette Raymonde René Rose Sabrina Simone Solange
  Suzanne Sylvain Thérèse Thomas Valentin Yvette Yvonne Zoé
`
  .trim()
  .split(/\s+/)

const lastNames = `
  Aubépine Bergeronnette Boutondor Brindille Campanule Capucine Cascatelle Chardonneret
  Chèvrefeuille Ciboulette Clairière Coccinelle Colvert Églantine Estragon Fauvette Fougeraie
  Framboise Genêtière Girolle Hirondelle Jonquille Lavandière Libellule Luciole Marjolaine
  Mésange Mousseron Myosotis Nénuphar Noisette Orchidée Passerose Pervenche Peupleraie
  Pimprenelle Primevère Rainette Roselière Sarriette Sauvagine Serpolet Sittelle Tournesol
  Truffière Valériane
`
  .trim()
  .split(/\s+/)
