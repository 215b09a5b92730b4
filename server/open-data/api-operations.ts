import * as z from 'zod/mini'
import { serviceModes } from '#shared/services.ts'
import { figuresAsked, structureFigures } from './api-figures.ts'
import { hoursAtPlace, nextHours, workshopsAsked } from './api-hours.ts'
import { listing, type Operation, reading } from './api-operation.ts'
import { onePlace, placesAsked } from './api-places.ts'
import {
  apiFigure,
  apiHours,
  apiNext,
  apiPlace,
  apiStructureFigure,
  apiWorkshop,
  figureFilters,
  slugInPath,
  somewhere,
  wayAtPlace,
  waySought,
} from './api-shapes.ts'

const minute = 60

/** The whole of the public API, in the order in which it is described. */
export const operations: readonly Operation[] = [
  listing({
    path: '/places',
    name: 'listPlaces',
    summary: 'Les lieux',
    description: 'Chaque lieu où un conseiller numérique reçoit, par nom.',
    seconds: 5 * minute,
    inQuery: somewhere,
    each: apiPlace,
    does: placesAsked,
  }),
  reading({
    path: '/places/{slug}',
    name: 'readPlace',
    summary: 'Un lieu',
    description: 'Un lieu, par son nom court.',
    seconds: 5 * minute,
    inPath: slugInPath,
    inQuery: z.strictObject({}),
    answer: apiPlace,
    does: onePlace,
  }),
  listing({
    path: '/availabilities',
    name: 'listNextAvailabilities',
    summary: 'La prochaine heure libre de chaque lieu',
    description:
      'La première d’abord. Un lieu sans heure libre n’y est pas. Une heure libre peut être prise un instant plus tard\u00a0: elle se réserve sur sa page.',
    seconds: 30,
    inQuery: { ...somewhere, way: waySought },
    each: apiNext,
    does: nextHours,
  }),
  reading({
    path: '/places/{slug}/availabilities',
    name: 'readAvailabilities',
    summary: 'Les heures libres d’un lieu',
    description: 'Par jour, sur le calendrier du lieu.',
    seconds: 30,
    inPath: slugInPath,
    inQuery: z.strictObject(wayAtPlace(serviceModes)),
    answer: apiHours,
    does: hoursAtPlace,
  }),
  listing({
    path: '/workshops',
    name: 'listWorkshops',
    summary: 'Les ateliers à venir',
    description: 'Le plus proche d’abord, complets compris.',
    seconds: minute,
    inQuery: somewhere,
    each: apiWorkshop,
    does: workshopsAsked,
  }),
  listing({
    path: '/figures',
    name: 'listFigures',
    summary: 'Les chiffres par thème, territoire et trimestre',
    description:
      'Le dernier trimestre fini d’abord. Les nombres sont protégés\u00a0: de un à quatre ils sont cachés, au-delà ils sont au multiple de cinq\u00a0; chaque total est compté à part.',
    seconds: 60 * minute,
    inQuery: figureFilters,
    each: apiFigure,
    does: figuresAsked,
  }),
  listing({
    path: '/structure/figures',
    name: 'listStructureFigures',
    summary: 'Les chiffres exacts d’une structure',
    description:
      'Ceux de la structure que nomme la clé, par trimestre fini et par département. Ne les publiez pas tels quels\u00a0: ils ne sont pas protégés.',
    seconds: 0,
    scope: 'structureFigures',
    inQuery: {},
    each: apiStructureFigure,
    does: structureFigures,
  }),
]
