import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { type PeopleSheet, peopleSheetOf, personColumnKeys, personColumns } from '#shared/imported-people.ts'
import { mostPeopleAtOnce } from '#shared/imports.ts'
import { useFollowed } from '../beneficiaries/followed.ts'
import { handFile } from '../hand-file.ts'
import { Title } from '../Title.tsx'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { FileField } from './FileField.tsx'
import { PastImports } from './PastImports.tsx'
import { SheetPeople } from './SheetPeople.tsx'
import { useGround } from './use-ground.ts'
import './imports.css'

/** `id` tells a file chosen again from the same one before. */
type Chosen = { id: string; name: string; sheet: PeopleSheet }

/** « Importer des bénéficiaires »: a spreadsheet of the people one follows, looked at, then brought whole or not at all. */
export function ImportPeoplePage() {
  const { ground, error } = useGround()
  const followed = useFollowed()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [odd, setOdd] = useState<string>()
  return (
    <Stack>
      <Title>Importer des bénéficiaires</Title>
      <Breadcrumb>
        <RouteLink to="/beneficiaires">Bénéficiaires</RouteLink>
        <span>Importer</span>
      </Breadcrumb>
      <PageHead
        title="Importer des bénéficiaires"
        lead="Les personnes que vous suivez déjà dans un tableur. Vous seul·e verrez leurs fiches."
      />
      {(error ?? followed.error) && <Alert tone="error">{sayFailure(error ?? followed.error)}</Alert>}
      <section aria-labelledby="import-choose" className="import-step">
        <h2 id="import-choose">1. Choisissez le fichier</h2>
        <p>
          Une ligne par personne, avec au moins son nom et son prénom. Les autres colonnes du modèle sont
          facultatives&nbsp;; d’une date de naissance, seule l’année est gardée.
        </p>
        <div>
          <Button type="button" look="secondary" onClick={() => handFile(template())}>
            Télécharger un modèle
          </Button>
        </div>
        <FileField
          label="Fichier de bénéficiaires"
          hint="Un fichier .xlsx, .ods ou .csv. Il est lu sur votre ordinateur et n’est gardé nulle part."
          error={odd}
          onRead={(lines, name) => {
            const sheet = peopleSheetOf(lines)
            const wrong =
              sheet === null ? noNames : sheet.lines.length > mostPeopleAtOnce ? tooMany : undefined
            setOdd(wrong)
            setChosen(sheet && !wrong ? { id: uuidv7(), name, sheet } : null)
          }}
        />
      </section>
      {chosen && (!ground || !followed.data) && <Skeleton lines={6} />}
      {chosen && ground && followed.data && (
        <section aria-labelledby="import-check" className="import-step" key={chosen.id}>
          <h2 id="import-check">2. Vérifiez</h2>
          <SheetPeople sheet={chosen.sheet} ground={ground} followed={followed.data} />
        </section>
      )}
      <PastImports kind="people" />
    </Stack>
  )
}

const noNames =
  'Nous ne trouvons pas les colonnes Nom et Prénom dans ce fichier. Nommez-les sur la première ligne, ou partez du modèle.'
const tooMany = `Ce fichier a plus de ${mostPeopleAtOnce.toLocaleString('fr-FR')} personnes. Partagez-le en plusieurs fichiers.`

/** Its mark at the beginning tells Excel that it is in UTF-8. */
const template = () =>
  new File(
    [`\ufeff${personColumnKeys.map((key) => personColumns[key].name).join(';')}\r\n`],
    'modele-beneficiaires.csv',
    { type: 'text/csv;charset=utf-8' },
  )
