import { email, phone } from '#shared/fields.ts'
import type { Draft } from '../booking-draft.ts'
import { inBoth } from '../ui/lang.ts'

export type Answers = Pick<Draft, 'firstName' | 'lastName' | 'phone' | 'email' | 'need' | 'needNote'>
export type Mistakes = Partial<Record<keyof Answers, string>>

/** What to correct, said to the person, in the order of the form. */
export function checkAnswers(answers: Answers, lang: 'fr' | 'en'): Mistakes {
  const say = words[lang]
  const mistakes: Mistakes = {}
  if (!answers.firstName.trim()) mistakes.firstName = say.firstName
  if (!answers.lastName.trim()) mistakes.lastName = say.lastName
  if (!answers.phone.trim() && !answers.email.trim()) mistakes.phone = say.reachable
  if (answers.phone.trim() && !phone.safeParse(answers.phone).success) mistakes.phone = say.phone
  if (answers.email.trim() && !email.safeParse(answers.email).success) mistakes.email = say.email
  if (answers.need === '') mistakes.need = say.need
  return mistakes
}

const words = inBoth({
  fr: {
    firstName: 'Écrivez votre prénom.',
    lastName: 'Écrivez votre nom, ou son initiale.',
    reachable: 'Donnez un téléphone ou un e-mail, pour que nous puissions vous joindre.',
    phone: 'Ce numéro n’est pas complet. Il a dix chiffres, par exemple 06 12 34 56 78.',
    email: 'Cette adresse n’est pas complète. Elle ressemble à nom@exemple.fr.',
    need: 'Choisissez une réponse. «\u00a0Je ne sais pas encore\u00a0» convient aussi.',
  },
  en: {
    firstName: 'Write your first name.',
    lastName: 'Write your last name, or its initial.',
    reachable: 'Give a telephone number or an e-mail address, so that we can reach you.',
    phone: 'This number is not complete. It has ten digits, for example 06 12 34 56 78.',
    email: 'This address is not complete. It looks like name@example.com.',
    need: 'Choose an answer. “I do not know yet” is fine too.',
  },
})
