import type { Point } from '#shared/territories.ts'

/**
 * Centres of the towns of the Lot that host digital help, by INSEE code (degrees, four decimals).
 * The official geography that we read has no coordinates: the other communes have none until contours are imported.
 */
export const townCentres = new Map<string, Point>([
  ['46042', { latitude: 44.4475, longitude: 1.4406 }], // Cahors
  ['46224', { latitude: 44.4817, longitude: 1.4017 }], // Pradines
  ['46064', { latitude: 44.5575, longitude: 1.3347 }], // Catus
  ['46102', { latitude: 44.6086, longitude: 2.0333 }], // Figeac
  ['46143', { latitude: 44.7278, longitude: 1.9297 }], // Lacapelle-Marival
  ['46160', { latitude: 44.7989, longitude: 2.0797 }], // Latronquière
  ['46015', { latitude: 44.6653, longitude: 2.1594 }], // Bagnac-sur-Célé
  ['46009', { latitude: 44.6747, longitude: 1.8769 }], // Assier
  ['46045', { latitude: 44.4847, longitude: 1.8442 }], // Cajarc
  ['46127', { latitude: 44.7383, longitude: 1.3833 }], // Gourdon
  ['46215', { latitude: 44.7953, longitude: 1.4722 }], // Payrac
  ['46309', { latitude: 44.8939, longitude: 1.4767 }], // Souillac
  ['46185', { latitude: 44.9356, longitude: 1.6081 }], // Martel
  ['46330', { latitude: 44.9525, longitude: 1.7039 }], // Vayrac
  ['46029', { latitude: 44.9278, longitude: 1.8461 }], // Biars-sur-Cère
  ['46038', { latitude: 44.9144, longitude: 1.8397 }], // Bretenoux
  ['46251', { latitude: 44.8581, longitude: 1.8914 }], // Saint-Céré
  ['46128', { latitude: 44.7797, longitude: 1.7253 }], // Gramat
  ['46225', { latitude: 44.5039, longitude: 1.1897 }], // Prayssac
  ['46231', { latitude: 44.5061, longitude: 1.1378 }], // Puy-l'Évêque
  ['46182', { latitude: 44.4778, longitude: 1.2872 }], // Luzech
  ['46148', { latitude: 44.3389, longitude: 1.5453 }], // Lalbenque
  ['46173', { latitude: 44.3964, longitude: 1.7697 }], // Limogne-en-Quercy
  ['46066', { latitude: 44.6422, longitude: 1.2222 }], // Cazals
  ['46297', { latitude: 44.6789, longitude: 1.2658 }], // Salviac
])
