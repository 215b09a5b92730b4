import { useSettings } from '../settings.ts'
import { Title } from '../Title.tsx'
import { inBoth, useWords } from '../ui/lang.ts'
import { Prose } from '../ui/Prose.tsx'
import { Contact } from './Contact.tsx'

/** Who publishes and hosts this site (law of 21 June 2004, article 6-III, now 1-1). */
export function LegalNoticePage() {
  const say = useWords(words)
  const settings = useSettings()
  return (
    <Prose>
      <Title>{say.title}</Title>
      <h1>{say.title}</h1>
      {settings && (
        <>
          <h2>{say.publisher}</h2>
          <p>{settings.operator}</p>
          <p>{say.director}</p>
          <h2>{say.contact}</h2>
          <p>
            <Contact />
          </p>
          <h2>{say.host}</h2>
          <p>{settings.hosting ?? say.unknownHost}</p>
          {settings.demo && (
            <>
              <h2>{say.demo}</h2>
              <p>{say.demoMeans}</p>
            </>
          )}
          <h2>{say.reuse}</h2>
          <p>{say.software}</p>
          <p>{settings.identity === 'state' ? say.stateDesign : say.design}</p>
          <p>{say.geography}</p>
        </>
      )}
    </Prose>
  )
}

const words = inBoth({
  fr: {
    title: 'Mentions légales',
    publisher: 'Éditeur',
    director:
      'Directeur ou directrice de la publication\u00a0: la personne qui représente légalement l’éditeur.',
    contact: 'Nous écrire',
    host: 'Hébergeur',
    unknownHost: 'Hébergeur non renseigné par l’éditeur.',
    demo: 'Site de démonstration',
    demoMeans:
      'Ce site montre l’application avec des personnes, des rendez-vous et des chiffres inventés. Un rendez-vous pris ici n’engage personne.',
    reuse: 'Logiciel et sources',
    software: 'Permanence est un logiciel libre, sous licence MIT.',
    design:
      'Ses pages s’appuient sur les composants du système de design de l’État (DSFR 1.14, licence MIT), sans les marques de l’État\u00a0: ce site n’est pas un site de l’État.',
    stateDesign: 'Ses pages suivent le système de design de l’État (DSFR 1.14).',
    geography:
      'Communes, intercommunalités et populations\u00a0: code officiel géographique et recensement de l’Insee, publiés par Etalab (Licence Ouverte 2.0).',
  },
  en: {
    title: 'Legal notice',
    publisher: 'Publisher',
    director: 'Director of publication: the legal representative of the publisher.',
    contact: 'Write to us',
    host: 'Hosting',
    unknownHost: 'The publisher has not stated who hosts this site.',
    demo: 'Demonstration site',
    demoMeans:
      'This site shows the application with invented people, appointments and figures. An appointment booked here binds nobody.',
    reuse: 'Software and sources',
    software: 'Permanence is free software, under the MIT licence.',
    design:
      'Its pages rest on the components of the French State’s design system (DSFR 1.14, MIT licence) without the State’s marks: this is not a site of the State.',
    stateDesign: 'Its pages follow the French State’s design system (DSFR 1.14).',
    geography:
      'Communes, intercommunal bodies and populations: official geographic code and census of Insee, published by Etalab (Licence Ouverte 2.0).',
  },
})
