import type { LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { type Actor, mayAny } from '#shared/permissions.ts'
import {
  AddIcon,
  BookIcon,
  CalendarIcon,
  ChartIcon,
  CheckIcon,
  ClockIcon,
  CloseIcon,
  MailIcon,
  PersonIcon,
  PhoneIcon,
  PinIcon,
  SettingsIcon,
  TagIcon,
  TodayIcon,
} from './ui/icons.tsx'

export type Entry = {
  to: NonNullable<LinkProps['to']>
  label: string
  icon: ComponentType
  /** `mayAny(actor, verb, thing)` of shared: the same rights that the server refuses with. */
  shown: (actor: Actor) => boolean
}

/**
 * The staff's pages, most used first: on a phone the first three are in the bottom bar and the rest behind « Plus ».
 * A new page is one line, beside its route.
 */
export const entries: readonly Entry[] = [
  { to: '/aujourdhui', label: 'Aujourd’hui', icon: TodayIcon, shown: receives },
  { to: '/noter', label: 'Noter', icon: AddIcon, shown: receives },
  { to: '/journal', label: 'Journal', icon: BookIcon, shown: receives },
  { to: '/semaine', label: 'Ma semaine', icon: CalendarIcon, shown: receives },
  {
    to: '/beneficiaires',
    label: 'Bénéficiaires',
    icon: PersonIcon,
    shown: (actor) => mayAny(actor, 'see', 'beneficiary'),
  },
  {
    to: '/liste-d-attente',
    label: 'Liste d’attente',
    icon: PhoneIcon,
    shown: (actor) => mayAny(actor, 'see', 'wait'),
  },
  {
    to: '/permanences',
    label: 'Permanences',
    icon: ClockIcon,
    shown: (actor) => mayAny(actor, 'manage', 'opening'),
  },
  { to: '/envois', label: 'Envois en attente', icon: MailIcon, shown: receives },
  { to: '/statistiques', label: 'Mes statistiques', icon: ChartIcon, shown: receives },
  {
    to: '/tableau-de-bord',
    label: 'Tableau de bord',
    icon: ChartIcon,
    shown: (actor) => mayAny(actor, 'see', 'figures'),
  },
  {
    to: '/equipe',
    label: 'Équipe',
    icon: PersonIcon,
    shown: (actor) => mayAny(actor, 'see', 'team'),
  },
  {
    to: '/actions',
    label: 'Actions',
    icon: CheckIcon,
    shown: (actor) => mayAny(actor, 'see', 'initiative'),
  },
  {
    to: '/annuaire',
    label: 'Annuaire',
    icon: PhoneIcon,
    shown: (actor) => mayAny(actor, 'see', 'place'),
  },
  {
    to: '/etiquettes',
    label: 'Étiquettes',
    icon: TagIcon,
    shown: (actor) =>
      mayAny(actor, 'manage', 'personalTag') ||
      mayAny(actor, 'manage', 'teamTag') ||
      mayAny(actor, 'manage', 'commonTag'),
  },
  {
    to: '/administration/equipe',
    label: 'Équipe et accès',
    icon: SettingsIcon,
    shown: (actor) => mayAny(actor, 'administer', 'person'),
  },
  {
    to: '/administration/structures',
    label: 'Structures',
    icon: BookIcon,
    shown: (actor) => mayAny(actor, 'administer', 'structure'),
  },
  {
    to: '/administration/lieux',
    label: 'Lieux',
    icon: PinIcon,
    shown: (actor) => mayAny(actor, 'administer', 'place'),
  },
  {
    to: '/administration/motifs',
    label: 'Motifs',
    icon: CheckIcon,
    shown: (actor) => mayAny(actor, 'administer', 'place'),
  },
  {
    to: '/administration/fermetures',
    label: 'Fermetures et départs',
    icon: CloseIcon,
    shown: (actor) => mayAny(actor, 'administer', 'place'),
  },
  {
    to: '/administration/messages',
    label: 'Boîte d’envoi',
    icon: MailIcon,
    shown: (actor) => mayAny(actor, 'see', 'letters'),
  },
  {
    to: '/administration/cles',
    label: 'Clés des partenaires',
    icon: SettingsIcon,
    shown: (actor) => mayAny(actor, 'administer', 'person'),
  },
]

function receives(actor: Actor) {
  return mayAny(actor, 'record', 'session')
}
