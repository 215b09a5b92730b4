import { useSettings } from '../settings.ts'
import { Title } from '../Title.tsx'
import { inBoth, useWords } from '../ui/lang.ts'
import { Prose } from '../ui/Prose.tsx'
import { Contact } from './Contact.tsx'
import { kept } from './kept.ts'

/** What we know of people, why, and how long: the notice of articles 13 and 14 of the GDPR in plain words. */
export function PersonalDataPage() {
  const say = useWords(words)
  const operator = useSettings()?.operator ?? ''
  return (
    <Prose>
      <Title>{say.title}</Title>
      <h1>{say.title}</h1>
      <p className="lead">{say.short}</p>
      <h2>{say.who}</h2>
      <p>{say.controller(operator)}</p>
      <h2>{say.what}</h2>
      {useWords(kept).map(({ name, why, until }) => (
        <section key={name}>
          <h3>{name}</h3>
          <p>{why}</p>
          <p>
            <strong>{say.until}</strong> {until}
          </p>
        </section>
      ))}
      <h2>{say.never}</h2>
      <p>{say.neverKept}</p>
      <h2>{say.cookies}</h2>
      <p>{say.noTracking}</p>
      <h2>{say.rights}</h2>
      <p>{say.yourRights}</p>
      <p>
        <Contact />
      </p>
      <p>
        {say.authority} <a href="https://www.cnil.fr/fr/plaintes">cnil.fr</a>.
      </p>
    </Prose>
  )
}

const words = inBoth({
  fr: {
    title: 'Vos données personnelles',
    short:
      'Pour prendre rendez-vous, un prénom et un numéro de téléphone ou une adresse e-mail suffisent. Nous effaçons vos coordonnées 30\u00a0jours après le rendez-vous. Sur une liste d’attente, elles sont effacées 30\u00a0jours après la fin de l’attente.',
    who: 'Qui est responsable',
    controller: (operator: string) =>
      `${operator} est responsable de ces données. Elles servent une mission d’intérêt public\u00a0: aider chacun à se servir du numérique (article 6-1-e du RGPD). Les conseillères et conseillers qui vous reçoivent les lisent\u00a0; personne ne les vend ni ne les croise avec d’autres fichiers.`,
    what: 'Ce que nous gardons, pourquoi, combien de temps',
    until: 'Gardé\u00a0:',
    never: 'Ce que nous ne gardons jamais',
    neverKept:
      'Vos mots de passe et codes, votre numéro de sécurité sociale, vos numéros fiscaux ou d’allocataire, vos papiers d’identité, vos coordonnées bancaires, votre santé, votre religion, vos opinions, votre date de naissance, le contenu de vos démarches. Si vous choisissez «\u00a0Autour de moi\u00a0», votre position reste dans votre appareil.',
    cookies: 'Cookies',
    noTracking:
      'Aucune mesure d’audience, aucun traceur, aucun service extérieur. Un seul cookie existe\u00a0: celui qui garde la connexion des professionnels. Si vous fermez la page pendant que vous prenez rendez-vous, vos réponses restent dans votre navigateur pour que vous puissiez reprendre, le temps que l’heure vous est gardée\u00a0: dix minutes. Elles sont ensuite effacées à la visite suivante, ou tout de suite par «\u00a0Effacer\u00a0».',
    rights: 'Vos droits',
    yourRights:
      'Vous pouvez demander à voir vos données, les corriger, les faire effacer, ou vous opposer à leur usage. Le lien reçu avec votre rendez-vous, ou l’appel depuis le numéro que vous avez donné, suffit à dire qui vous êtes\u00a0: nous ne demandons pas de pièce d’identité. Nous répondons en un mois au plus.',
    authority: 'Si notre réponse ne vous convient pas, vous pouvez écrire à la CNIL\u00a0:',
  },
  en: {
    title: 'Your personal data',
    short:
      'To book, a first name and a telephone number or an e-mail address are enough. We erase your contact details 30\u00a0days after the appointment. On a waiting list, they are erased 30\u00a0days after the wait ends.',
    who: 'Who is responsible',
    controller: (operator: string) =>
      `${operator} is responsible for this data. It serves a task of public interest: helping everyone to use digital tools (article 6-1-e of the GDPR). The advisors who receive you read it; nobody sells it or matches it with other files.`,
    what: 'What we keep, why, for how long',
    until: 'Kept:',
    never: 'What we never keep',
    neverKept:
      'Your passwords and codes, social security number, tax or benefit numbers, identity papers, bank details, health, religion, opinions, date of birth, and the content of your procedures. If you choose “Near me”, your position stays in your device.',
    cookies: 'Cookies',
    noTracking:
      'No audience measurement, no tracker, no outside service. A single cookie exists: the one that keeps professionals signed in. If you close the page while booking, your answers stay in your browser so that you can go on, as long as the time is kept for you: ten minutes. They are then erased at the next visit, or at once by “Erase”.',
    rights: 'Your rights',
    yourRights:
      'You may ask to see your data, correct it, have it erased, or object to its use. The link received with your appointment, or a call from the number you gave, is enough to say who you are: we do not ask for an identity document. We answer within a month.',
    authority:
      'If our answer does not satisfy you, you may write to the French data protection authority (CNIL):',
  },
})
