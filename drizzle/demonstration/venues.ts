/** Kinds of venue: what people come for differs from one to the other. */
export const venues = ['library', 'townHall', 'franceServices', 'thirdPlace', 'socialCentre'] as const
export type Venue = (typeof venues)[number]

const names: Record<Venue, string> = {
  library: 'Médiathèque',
  townHall: 'Mairie',
  franceServices: 'France services',
  thirdPlace: 'Tiers-lieu numérique',
  socialCentre: 'Maison des habitants',
}

/** `Mairie d’Assier`, `Médiathèque du Port`. */
export const venueName = (venue: Venue, town: string) => `${names[venue]} ${ofTown(town)}`

/** `d’Assier`, `du Port`. */
export function ofTown(town: string): string {
  if (town.startsWith('Le ')) return `du ${town.slice(3)}`
  if (town.startsWith('Les ')) return `des ${town.slice(4)}`
  return /^[AEIOUYÀÂÉÈÊÎÔÛ]/i.test(town) ? `d’${town}` : `de ${town}`
}
