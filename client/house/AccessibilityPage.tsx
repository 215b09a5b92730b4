import { useSettings } from '../settings.ts'
import { Title } from '../Title.tsx'
import { inBoth, useWords } from '../ui/lang.ts'
import { Prose } from '../ui/Prose.tsx'
import { Contact } from './Contact.tsx'

const rightsForm = 'https://formulaire.defenseurdesdroits.fr/'

/** The statement that article 47 of the law of 11 February 2005 asks of public sites. No audit: so it says. */
export function AccessibilityPage() {
  const say = useWords(words)
  const operator = useSettings()?.operator ?? ''
  return (
    <Prose>
      <Title>{say.title}</Title>
      <h1>{say.title}</h1>
      <p>{say.commitment(operator)}</p>
      <h2>{say.state}</h2>
      <p>
        <strong>{say.notCompliant}</strong> {say.noAudit}
      </p>
      <h2>{say.done}</h2>
      <ul>
        {say.efforts.map((effort) => (
          <li key={effort}>{effort}</li>
        ))}
      </ul>
      <p>{say.notAnAudit}</p>
      <h2>{say.contact}</h2>
      <p>{say.tell}</p>
      <p>
        <Contact />
      </p>
      <h2>{say.recourse}</h2>
      <p>{say.defender}</p>
      <ul>
        <li>
          <a href={rightsForm}>{say.write}</a>
        </li>
        <li>{say.call}</li>
        <li>{say.post}</li>
      </ul>
      <p className="mention">{say.written}</p>
    </Prose>
  )
}

const words = inBoth({
  fr: {
    title: 'Accessibilité\u00a0: non conforme',
    commitment: (operator: string) =>
      `${operator} s’engage à rendre ce site accessible à toutes et à tous, conformément à l’article 47 de la loi n°\u00a02005-102 du 11\u00a0février 2005.`,
    state: 'État de conformité',
    notCompliant: 'Ce site est non conforme',
    noAudit:
      'avec le référentiel général d’amélioration de l’accessibilité (RGAA 4.1), parce qu’aucun audit n’a encore été mené. Nous ne connaissons donc pas tous ses défauts.',
    done: 'Ce qui est déjà fait',
    efforts: [
      'Prendre rendez-vous se fait entièrement au clavier.',
      'Les pages sont vérifiées à chaque version par un outil automatique (axe), sur téléphone et sur ordinateur.',
      'Les couleurs respectent les contrastes, en clair et en sombre, et ne portent jamais seules une information.',
      'Chaque graphique est accompagné de son tableau.',
    ],
    notAnAudit:
      'Un outil automatique ne trouve qu’une partie des défauts\u00a0: cela ne remplace pas un audit.',
    contact: 'Une page vous résiste\u00a0?',
    tell: 'Dites-le-nous\u00a0: nous vous donnerons l’information autrement, et nous corrigerons la page. Vous pouvez toujours prendre rendez-vous par téléphone ou sur place.',
    recourse: 'Si nous ne répondons pas',
    defender: 'Vous pouvez saisir la Défenseure ou le Défenseur des droits\u00a0:',
    write: 'par le formulaire du Défenseur des droits',
    call: 'par téléphone au 09\u00a069\u00a039\u00a000\u00a000',
    post: 'par courrier, gratuit et sans timbre\u00a0: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
    written: 'Déclaration établie le 22\u00a0novembre 2026.',
  },
  en: {
    title: 'Accessibility: not compliant',
    commitment: (operator: string) =>
      `${operator} undertakes to make this site accessible to everyone, as required by article 47 of the French law n°\u00a02005-102 of 11\u00a0February 2005.`,
    state: 'Compliance',
    notCompliant: 'This site is not compliant',
    noAudit:
      'with the French accessibility standard (RGAA 4.1), because no audit has been carried out yet. We therefore do not know all its faults.',
    done: 'What is already done',
    efforts: [
      'Booking an appointment works with the keyboard alone.',
      'Pages are checked at each version by an automatic tool (axe), on a phone and on a computer.',
      'Colours keep their contrast, light and dark, and never carry a meaning alone.',
      'Each chart comes with its table.',
    ],
    notAnAudit: 'An automatic tool finds only part of the faults: it does not replace an audit.',
    contact: 'Is a page in your way?',
    tell: 'Tell us: we will give you the information in another way, and correct the page. You can always book by telephone or on the spot.',
    recourse: 'If we do not answer',
    defender: 'You may turn to the French Defender of Rights:',
    write: 'by the form of the Defender of Rights',
    call: 'by telephone: +33\u00a09\u00a069\u00a039\u00a000\u00a000',
    post: 'by post, free of charge: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
    written: 'Statement made on 22\u00a0November 2026.',
  },
})
