import { beneficiaryProblems } from './beneficiary-problems.ts'
import { contactProblems } from './contact-problems.ts'
import { offlineProblems } from './offline-problems.ts'
import { importProblems } from './import-problems.ts'
import { sessionProblems } from './session-problems.ts'
import { tagProblems } from './tag-problems.ts'
import { viewProblems } from './view-problems.ts'
import { waitingProblems } from './waiting-problems.ts'

/**
 * Every refusal: an expected "no", with its class and a sentence for people that says what happened, what was kept
 * and what to do. Closed table: a refusal that is not here does not exist.
 */

type Class = 'badRequest' | 'signInFirst' | 'forbidden' | 'notFound' | 'conflict' | 'tooMany' | 'unavailable'
type Entry = { class: Class; fr: string; en: string }

const table = {
  ...beneficiaryProblems,
  ...contactProblems,
  ...offlineProblems,
  ...importProblems,
  ...sessionProblems,
  ...tagProblems,
  ...viewProblems,
  ...waitingProblems,
  invalidInput: {
    class: 'badRequest',
    fr: 'Une réponse manque ou n’est pas comprise. Rien n’est perdu\u00a0: corrigez-la et recommencez.',
    en: 'An answer is missing or not understood. Nothing is lost: correct it and try again.',
  },
  signInFirst: {
    class: 'signInFirst',
    fr: 'Connectez-vous pour continuer.',
    en: 'Sign in to continue.',
  },
  notYours: {
    class: 'forbidden',
    fr: 'Votre compte ne permet pas de faire cela.',
    en: 'Your account does not allow this.',
  },
  notFound: {
    class: 'notFound',
    fr: 'Nous n’avons rien trouvé à cette adresse.',
    en: 'We found nothing at this address.',
  },
  keyReused: {
    class: 'conflict',
    fr: 'Cette demande a déjà été envoyée avec un autre contenu. Rechargez la page et recommencez.',
    en: 'This request was already sent with another content. Reload the page and try again.',
  },
  slotTaken: {
    class: 'conflict',
    fr: 'Ce créneau vient d’être pris. Voici les plus proches.',
    en: 'This time has just been taken. Here are the nearest ones.',
  },
  slotNotOpen: {
    class: 'conflict',
    fr: 'Cette heure n’est plus proposée. Choisissez-en une autre.',
    en: 'This time is no longer offered. Please choose another.',
  },
  workshopFull: {
    class: 'conflict',
    fr: 'Cet atelier est complet. Laissez-nous vos coordonnées\u00a0: nous vous prévenons si une place se libère.',
    en: 'This workshop is full. Leave us your contact: we tell you if a seat is freed.',
  },
  alreadyRegistered: {
    class: 'conflict',
    fr: 'Cette personne est déjà inscrite à cet atelier.',
    en: 'This person is already registered for this workshop.',
  },
  seatsTaken: {
    class: 'conflict',
    fr: 'Des personnes sont déjà inscrites\u00a0: gardez au moins autant de places, ou déplacez-les d’abord.',
    en: 'People are already registered: keep at least as many seats, or move them first.',
  },
  tooManyAppointments: {
    class: 'conflict',
    fr: 'Ce numéro a déjà deux rendez-vous à venir. Appelez le lieu pour en prendre un autre.',
    en: 'This number already has two coming appointments. Call the place to book another.',
  },
  tooManyForOthers: {
    class: 'conflict',
    fr: 'Vous avez déjà pris beaucoup de rendez-vous pour d’autres personnes. Appelez le lieu pour en prendre un autre.',
    en: 'You have already booked many appointments for other people. Call the place to book another.',
  },
  tooLateToCancel: {
    class: 'conflict',
    fr: 'Il est trop tard pour annuler en ligne. Appelez le lieu, merci.',
    en: 'It is too late to cancel online. Please call the place.',
  },
  appointmentOver: {
    class: 'conflict',
    fr: 'Ce rendez-vous est passé ou annulé.',
    en: 'This appointment is over or cancelled.',
  },
  notYetStarted: {
    class: 'conflict',
    fr: 'Ce rendez-vous n’a pas encore commencé.',
    en: 'This appointment has not started yet.',
  },
  alreadySettled: {
    class: 'conflict',
    fr: 'Ce rendez-vous est déjà clôturé.',
    en: 'This appointment is already settled.',
  },
  alreadyMerged: {
    class: 'conflict',
    fr: 'L’une de ces fiches a déjà été réunie à une autre. Rechargez la page.',
    en: 'One of these records was already merged into another. Reload the page.',
  },
  sensitiveNote: {
    class: 'badRequest',
    fr: 'Ce texte contient un numéro ou un code qui ne doit pas être gardé (sécurité sociale, banque, mot de passe). Retirez-le.',
    en: 'This text holds a number or a code that must not be kept (social security, bank, password). Please remove it.',
  },
  noteToConfirm: {
    class: 'badRequest',
    fr: 'Cette note parle peut-être de santé, de justice ou de convictions, et la personne peut la lire. Confirmez-la ou changez-la.',
    en: 'This note may speak of health, justice or beliefs, and the person may read it. Confirm it or change it.',
  },
  placeClosed: {
    class: 'conflict',
    fr: 'Ce lieu ne reçoit plus de public.',
    en: 'This place no longer receives the public.',
  },
  rangeTooLong: {
    class: 'badRequest',
    fr: 'La période demandée est trop longue.',
    en: 'The period asked for is too long.',
  },
  openingEndsBeforeStart: {
    class: 'badRequest',
    fr: 'La permanence finit avant de commencer. Corrigez l’heure de fin, ou cochez «\u00a0se termine le lendemain\u00a0».',
    en: 'The opening ends before it starts. Correct its end, or tick “ends the next day”.',
  },
  seatsOnlyForWorkshops: {
    class: 'badRequest',
    fr: 'Un atelier collectif a un nombre de places\u00a0; un rendez-vous individuel n’en a pas.',
    en: 'A workshop has a number of seats; an individual appointment has none.',
  },
  recurrenceEndsTooEarly: {
    class: 'badRequest',
    fr: 'La répétition finit le jour où elle commence, ou avant. Choisissez un jour de fin plus tardif.',
    en: 'The repetition ends on or before the day it begins. Choose a later last day.',
  },
  recurrenceEmpty: {
    class: 'badRequest',
    fr: 'La répétition ne contient aucun jour. Choisissez au moins un jour, ou ne répétez pas.',
    en: 'The repetition holds no day. Choose at least one day, or do not repeat.',
  },
  noticeBeyondHorizon: {
    class: 'badRequest',
    fr: 'Le délai avant un rendez-vous dépasse la période ouverte à la réservation\u00a0: aucun créneau ne serait proposé.',
    en: 'The notice is longer than the period open to booking: no time would ever be offered.',
  },
  wrongSignIn: {
    class: 'badRequest',
    fr: 'L’adresse ou le mot de passe ne correspond pas.',
    en: 'The address or the password does not match.',
  },
  tooManyTries: {
    class: 'tooMany',
    fr: 'Trop d’essais avec cette adresse. Attendez quelques minutes, ou demandez une invitation à votre administrateur.',
    en: 'Too many tries with this address. Wait a few minutes, or ask your administrator for an invitation.',
  },
  tooBusy: {
    class: 'unavailable',
    fr: 'Beaucoup de demandes arrivent en même temps. Réessayez dans quelques secondes.',
    en: 'Many requests arrive at once. Try again in a few seconds.',
  },
  houseAlreadyOpen: {
    class: 'conflict',
    fr: 'Cette installation a déjà son administrateur. Connectez-vous.',
    en: 'This installation already has its administrator. Sign in.',
  },
  emailTaken: {
    class: 'conflict',
    fr: 'Un compte existe déjà avec cette adresse.',
    en: 'An account already exists with this address.',
  },
  lastAdministrator: {
    class: 'conflict',
    fr: 'C’est la dernière personne qui administre cette installation. Donnez d’abord ce rôle à quelqu’un d’autre.',
    en: 'This is the last person who administers this installation. Give this role to somebody else first.',
  },
  appointmentsToCome: {
    class: 'conflict',
    fr: 'Des personnes ont encore rendez-vous. Déplacez ou annulez d’abord ces rendez-vous.',
    en: 'People still have appointments. Move or cancel these appointments first.',
  },
  appointmentsTouched: {
    class: 'conflict',
    fr: 'Ce changement touche des rendez-vous. Dites ce que devient chacun d’eux.',
    en: 'This change touches appointments. Say what becomes of each of them.',
  },
  cannotBeKept: {
    class: 'conflict',
    fr: 'Ces rendez-vous ne peuvent pas être gardés tels quels. Déplacez-les, confiez-les ou annulez-les.',
    en: 'These appointments cannot be kept as they are. Move them, hand them over or cancel them.',
  },
  tooLateToUndo: {
    class: 'conflict',
    fr: 'Ce rendez-vous a changé entre-temps : on ne peut plus revenir en arrière.',
    en: 'This appointment has changed meanwhile: the move can no longer be taken back.',
  },
  placeNeeded: {
    class: 'badRequest',
    fr: 'Ce rendez-vous se passe sur place : choisissez un lieu.',
    en: 'This appointment is on site: choose a place.',
  },
  absenceEndsBeforeStart: {
    class: 'badRequest',
    fr: 'L’absence finit avant de commencer. Corrigez son dernier jour, ou son heure de fin.',
    en: 'The absence ends before it starts. Correct its last day, or its end.',
  },
  invitationOver: {
    class: 'notFound',
    fr: 'Cette invitation a déjà servi, ou elle a plus de sept jours. Demandez-en une autre à votre administrateur.',
    en: 'This invitation was already used, or is more than seven days old. Ask your administrator for another.',
  },
  tooManyRequests: {
    class: 'tooMany',
    fr: 'Trop de demandes à la fois. Attendez une minute, ou appelez le lieu.',
    en: 'Too many requests at once. Wait a minute, or call the place.',
  },
  storageFull: {
    class: 'unavailable',
    fr: 'L’enregistrement est impossible pour le moment. Appelez le lieu, nous prenons note par téléphone.',
    en: 'Saving is not possible at the moment. Please call the place.',
  },
} as const satisfies Record<string, Entry>

export type ProblemName = keyof typeof table

/** Class and sentences of each refusal. */
export const problems: Record<ProblemName, Entry> = table

export const isProblemName = (name: unknown): name is ProblemName =>
  typeof name === 'string' && Object.hasOwn(table, name)
