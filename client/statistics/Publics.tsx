import { ageBandLabels, genderLabels, statusLabels } from '#shared/profile.ts'
import { RankedBars } from '../ui/charts/RankedBars.tsx'
import { Definition } from './Definition.tsx'
import { type PeopleFigures, sayCount } from './shown.ts'
import { isSome, shareRows } from './Ways.tsx'
import './ways.css'

/** Who comes, as far as people say it: one trait at a time, never crossed. */
export function Publics({ people }: { people: PeopleFigures }) {
  const { isExact, ages, statuses, genders } = people
  if (ages === null || statuses === null || genders === null)
    return (
      <section aria-labelledby="publics">
        <h2 id="publics">Qui vient</h2>
        <p>
          Hors de votre structure, un thème, un public et un autre critère ne se croisent que pour une
          intercommunalité et des trimestres entiers&nbsp;: retirez un de ces filtres.
        </p>
      </section>
    )
  if (![ages, statuses, genders].some(isSome)) return null
  return (
    <section aria-labelledby="publics">
      <h2 id="publics">Qui vient</h2>
      <div className="ways">
        <RankedBars
          title={<Definition of="publics">Âge</Definition>}
          name="Accompagnements selon l’âge"
          heads={['Âge', 'Accompagnements']}
          rows={shareRows(ages, ageBandLabels, isExact)}
          say={sayCount}
          inOrder
        />
        <RankedBars
          title={<Definition of="publics">Situation</Definition>}
          name="Accompagnements selon la situation"
          heads={['Situation', 'Accompagnements']}
          rows={shareRows(statuses, statusLabels, isExact)}
          say={sayCount}
        />
        <RankedBars
          title={<Definition of="publics">Genre</Definition>}
          name="Accompagnements selon le genre"
          heads={['Genre', 'Accompagnements']}
          rows={shareRows(genders, genderLabels, isExact)}
          say={sayCount}
        />
      </div>
      <p className="mention">
        Les parts sont celles des personnes qui l’ont dit&nbsp;; les autres ne sont comptées dans aucune
        ligne.
      </p>
    </section>
  )
}
