import { inBoth } from '../ui/lang.ts'

/** What is kept of people, and until when: the public side of the register of processing. */
export const kept = inBoth({
  fr: [
    {
      name: 'Votre prénom, votre nom ou son initiale, votre téléphone ou votre e-mail\u00a0; votre adresse, pour une visite chez vous',
      why: 'Pour garder votre heure, la confirmer, vous la rappeler, l’annuler. Si quelqu’un prend rendez-vous pour vous\u00a0: aussi son nom, son contact et, pour un professionnel, son organisme.',
      until: '30\u00a0jours après le rendez-vous, sauf si vous acceptez un suivi.',
    },
    {
      name: 'Votre rendez-vous',
      why: 'Le lieu, l’heure, la personne qui vous reçoit, le motif dans une courte liste, et s’il a eu lieu.',
      until: '12\u00a0mois, puis sans rien qui permette de vous reconnaître.',
    },
    {
      name: 'Un besoin d’accessibilité',
      why: 'Seulement si vous le cochez, pour vous recevoir comme il faut. Il n’apparaît ni dans les messages ni dans les chiffres.',
      until: 'le lendemain du rendez-vous.',
    },
    {
      name: 'Votre fiche de suivi',
      why: 'Ouverte avec vous, si vous revenez souvent\u00a0: nom, contact, année de naissance, commune, sujets vus, durées. Pour ne pas tout recommencer à chaque fois. Un collègue de la même structure ne la voit que si vous êtes d’accord.',
      until: '12\u00a0mois après votre dernière venue, puis sans rien qui permette de vous reconnaître.',
    },
    {
      name: 'Les notes de la personne qui vous reçoit',
      why: 'Quelques mots sur l’aide apportée, que vous pouvez lire. Jamais de santé, de religion ni de mot de passe.',
      until: '12\u00a0mois, puis effacées.',
    },
    {
      name: 'Les messages envoyés',
      why: 'Nous gardons la preuve d’un envoi, pas son texte.',
      until: '30\u00a0jours pour votre adresse.',
    },
    {
      name: 'Les comptes des professionnels',
      why: 'Nom, e-mail et téléphone de service, structure, mot de passe rendu illisible.',
      until: '12\u00a0mois après la dernière connexion\u00a0; une connexion dure 12\u00a0heures.',
    },
    {
      name: 'Les traces de sécurité',
      why: 'Qui a fait quoi dans l’application, sans le contenu\u00a0; et les adresses des machines, pour repousser les abus.',
      until: '12\u00a0mois\u00a0; 24\u00a0heures pour les adresses.',
    },
    {
      name: 'Ce que l’ordinateur du conseiller garde pour travailler sans réseau',
      why: 'Son agenda, les fiches de ses bénéficiaires et son journal récents, chiffrés sur son ordinateur.',
      until: '7\u00a0jours sans réseau au plus, et jamais après sa déconnexion, sauf ce qui reste à envoyer.',
    },
    {
      name: 'Les sauvegardes',
      why: 'Chiffrées, pour ne rien perdre. Ce qui a été effacé le reste.',
      until: '30\u00a0jours.',
    },
    {
      name: 'Les chiffres',
      why: 'Combien de séances, où, sur quels sujets\u00a0: pour que l’aide continue près de chez vous. Personne n’y est reconnaissable.',
      until: 'sans limite.',
    },
  ],
  en: [
    {
      name: 'Your first name, last name or its initial, your telephone or e-mail; your address, for a visit at home',
      why: 'To keep your time, confirm it, remind you of it, cancel it. If somebody books for you: their name, their contact and, for a professional, their organisation too.',
      until: '30\u00a0days after the appointment, unless you agree to be followed up.',
    },
    {
      name: 'Your appointment',
      why: 'The place, the time, who receives you, the reason in a short list, and whether it took place.',
      until: '12\u00a0months, then without anything that could recognise you.',
    },
    {
      name: 'An accessibility need',
      why: 'Only if you tick it, to receive you properly. It appears neither in messages nor in figures.',
      until: 'the day after the appointment.',
    },
    {
      name: 'Your follow-up file',
      why: 'Opened with you, if you come often: name, contact, year of birth, commune, subjects, durations. So as not to start again each time. A colleague of the same structure sees it only if you agree.',
      until: '12\u00a0months after your last visit, then without anything that could recognise you.',
    },
    {
      name: 'The notes of the person who receives you',
      why: 'A few words on the help given, which you may read. Never health, religion or passwords.',
      until: '12\u00a0months, then erased.',
    },
    {
      name: 'Messages sent',
      why: 'We keep the proof that a message left, not its text.',
      until: '30\u00a0days for your address.',
    },
    {
      name: 'Professionals’ accounts',
      why: 'Name, work e-mail and telephone, structure, password made unreadable.',
      until: '12\u00a0months after the last sign-in; a sign-in lasts 12\u00a0hours.',
    },
    {
      name: 'Security traces',
      why: 'Who did what in the application, without the content; and machines’ addresses, to repel abuse.',
      until: '12\u00a0months; 24\u00a0hours for addresses.',
    },
    {
      name: 'What the adviser’s computer keeps to work without network',
      why: 'Their recent diary, follow-up files and journal, encrypted on their computer.',
      until: '7 days without network at most, and never after they sign out, except what remains to be sent.',
    },
    {
      name: 'Backups',
      why: 'Encrypted, so that nothing is lost. What was erased stays erased.',
      until: '30\u00a0days.',
    },
    {
      name: 'Figures',
      why: 'How many sessions, where, on what: so that help continues near you. Nobody can be recognised in them.',
      until: 'without limit.',
    },
  ],
})
