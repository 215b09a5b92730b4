import type { ContactNeeded } from '#shared/booking-rules.ts'
import { isEmail, isMobile, isPhone, nationalNumber } from '#shared/contact.ts'
import { sayPhone } from '#shared/speech.ts'
import type { Draft } from '../booking-draft.ts'
import { inBoth } from '../ui/lang.ts'

export type Answers = Pick<
  Draft,
  | 'forWhom'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'email'
  | 'homeAddress'
  | 'need'
  | 'needNote'
  | 'tie'
  | 'bookerName'
  | 'organisation'
  | 'bookerPhone'
  | 'bookerEmail'
  | 'lettersTo'
>
export type Mistakes = Partial<Record<keyof Answers, string>>

/**
 * What to correct, said to the person, in the order of the form.
 * @param needed the appointment begins by a call, or by a link sent by e-mail
 * @param isVisit somebody comes to them, and must know where
 */
export function checkAnswers(
  answers: Answers,
  lang: 'fr' | 'en',
  needed: ContactNeeded = null,
  isVisit = false,
): Mistakes {
  const say = words[lang]
  const isOther = answers.forWhom === 'other'
  const mistakes: Mistakes = {}
  if (!answers.firstName.trim()) mistakes.firstName = isOther ? say.theirFirstName : say.firstName
  if (!answers.lastName.trim()) mistakes.lastName = isOther ? say.theirLastName : say.lastName
  if (!isOther && !needed && !answers.phone.trim() && !answers.email.trim()) mistakes.phone = say.reachable
  if (needed === 'phone' && !answers.phone.trim()) mistakes.phone = say.called
  if (isWrongPhone(answers.phone)) mistakes.phone = say.phone
  if (!isOther && needed === 'email' && !answers.email.trim()) mistakes.email = say.written
  if (!isOther && isWrongEmail(answers.email)) mistakes.email = say.email
  if (isVisit && !answers.homeAddress.trim()) mistakes.homeAddress = say.homeAddress
  if (answers.need === '') mistakes.need = say.need
  return isOther ? { ...mistakes, ...checkBooker(answers, lang, needed) } : mistakes
}

/** A mobile number receives text messages; a landline is called. */
export function mayBeWritten({ phone: typed }: Pick<Answers, 'phone'>): boolean {
  return isPhone(typed) && isMobile(nationalNumber(typed))
}

function checkBooker(answers: Answers, lang: 'fr' | 'en', needed: ContactNeeded): Mistakes {
  const say = words[lang]
  const mistakes: Mistakes = {}
  if (answers.tie === '') mistakes.tie = say.tie
  if (!answers.bookerName.trim()) mistakes.bookerName = say.bookerName
  if (answers.tie === 'professional' && !answers.organisation.trim()) mistakes.organisation = say.organisation
  if (needed === 'email' && !answers.bookerEmail.trim()) mistakes.bookerEmail = say.written
  else if (!answers.bookerPhone.trim() && !answers.bookerEmail.trim()) mistakes.bookerPhone = say.reachable
  if (isWrongPhone(answers.bookerPhone)) mistakes.bookerPhone = say.phone
  if (isWrongEmail(answers.bookerEmail)) mistakes.bookerEmail = say.email
  return mistakes
}

const isWrongPhone = (typed: string) => typed.trim() !== '' && !isPhone(typed)
const isWrongEmail = (typed: string) => typed.trim() !== '' && !isEmail(typed)

const words = inBoth({
  fr: {
    firstName: 'Écrivez votre prénom.',
    lastName: 'Écrivez votre nom, ou son initiale.',
    theirFirstName: 'Écrivez le prénom de la personne qui vient.',
    theirLastName: 'Écrivez le nom de la personne qui vient, ou son initiale.',
    reachable: 'Donnez un téléphone ou un e-mail, pour que nous puissions vous joindre.',
    called: 'Donnez un numéro de téléphone\u00a0: c’est là que nous vous appellerons.',
    written: 'Donnez une adresse e-mail\u00a0: c’est là que le lien de la visio sera envoyé.',
    phone: `Ce numéro n’est pas complet. Il a dix chiffres, par exemple ${sayPhone('0612345678')}.`,
    email: 'Cette adresse n’est pas complète. Elle ressemble à nom@exemple.fr.',
    homeAddress: 'Écrivez l’adresse où le conseiller doit venir.',
    need: 'Choisissez une réponse. «\u00a0Je ne sais pas encore\u00a0» convient aussi.',
    tie: 'Dites si vous êtes un proche ou un professionnel.',
    bookerName: 'Écrivez votre prénom et votre nom.',
    organisation: 'Écrivez le nom de votre organisme ou service.',
  },
  en: {
    firstName: 'Write your first name.',
    lastName: 'Write your last name, or its initial.',
    theirFirstName: 'Write the first name of the person who is coming.',
    theirLastName: 'Write the last name of the person who is coming, or its initial.',
    reachable: 'Give a telephone number or an e-mail address, so that we can reach you.',
    called: 'Give a telephone number: that is where we will call you.',
    written: 'Give an e-mail address: that is where the link of the video call will be sent.',
    phone: `This number is not complete. It has ten digits, for example ${sayPhone('0612345678')}.`,
    email: 'This address is not complete. It looks like name@example.com.',
    homeAddress: 'Write the address where the adviser is to come.',
    need: 'Choose an answer. “I do not know yet” is fine too.',
    tie: 'Say whether you are a relative or a professional.',
    bookerName: 'Write your first and last name.',
    organisation: 'Write the name of your organisation.',
  },
})
