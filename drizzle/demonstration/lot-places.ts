import type { Weekday } from '#shared/time.ts'
import { fri, mon, type PlacePlan, sat, sun, thu, tue, wed } from './plan.ts'
import { type Venue, venueName } from './venues.ts'

const parking = 'Parking gratuit devant le bâtiment.'
const square = 'Sur la place, à côté de la halle.'
const bell = 'Sonnez à l’entrée, nous venons vous ouvrir.'
const floor = 'Au premier étage, sans ascenseur\u00a0: prévenez-nous, nous vous recevrons en bas.'
const station = 'À cinq minutes à pied de la gare.'
const bus = 'L’arrêt de car est devant l’entrée.'

/** Real towns and market days; venues, addresses and access notes are invented. */
export const lotPlaces: PlacePlan[] = [
  place('Cahors', '46042', 'library', '8 allée des Tilleuls', station, wed, sat),
  place('Pradines', '46224', 'socialCentre', '3 rue des Lilas', bus),
  place('Catus', '46064', 'townHall', '1 place de la Halle', square, tue),
  place('Lalbenque', '46148', 'franceServices', '12 rue du Marché', parking, tue),
  place('Limogne-en-Quercy', '46173', 'library', '5 place du Foirail', square, sun),
  place('Luzech', '46182', 'franceServices', '2 quai des Mariniers', parking, wed),
  place('Prayssac', '46225', 'library', '14 avenue des Vignes', parking, fri),
  place('Puy-l’Évêque', '46231', 'townHall', '6 rue du Donjon', floor, tue),
  place('Figeac', '46102', 'thirdPlace', '21 rue des Imprimeurs', station, sat),
  place('Bagnac-sur-Célé', '46015', 'library', '4 rue de la Rivière', parking, mon),
  place('Latronquière', '46160', 'townHall', '1 place des Fougères', bell, fri),
  place('Lacapelle-Marival', '46143', 'franceServices', '9 route du Château', bus, mon),
  place('Assier', '46009', 'townHall', '2 place des Galets', station),
  place('Cajarc', '46045', 'library', '7 tour de Ville', square, sat),
  place('Gramat', '46128', 'franceServices', '16 avenue du Causse', parking, tue, fri),
  place('Saint-Céré', '46251', 'library', '10 quai des Platanes', bus, wed, sat),
  place('Biars-sur-Cère', '46029', 'socialCentre', '18 avenue des Confitures', station),
  place('Bretenoux', '46038', 'townHall', '3 place des Arcades', floor, tue, sat),
  place('Souillac', '46309', 'franceServices', '11 boulevard des Noyers', station, fri),
  place('Martel', '46185', 'library', '2 rue des Sept-Tours', square, wed, sat),
  place('Vayrac', '46330', 'townHall', '1 place du Lavoir', parking, thu),
  place('Payrac', '46215', 'townHall', '5 route de Paris', bell),
  place('Gourdon', '46127', 'franceServices', '22 avenue des Bouriates', parking, tue, sat),
  place('Salviac', '46297', 'library', '4 rue des Tisserands', parking, tue),
  place('Cazals', '46066', 'townHall', '1 place Carrée', square, sun),
]

function place(
  town: string,
  communeCode: string,
  venue: Venue,
  address: string,
  accessNote: string,
  ...markets: Weekday[]
): PlacePlan {
  const name = venueName(venue, town)
  return { key: town, communeCode, venue, name, address, accessNote, markets, stepFree: accessNote !== floor }
}
