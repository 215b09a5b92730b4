import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { type Sheet, sheetOf } from '#shared/imported-columns.ts'
import { importSourceLabels } from '#shared/imports.ts'
import { Title } from '../Title.tsx'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { ColumnsRead } from './ColumnsRead.tsx'
import { FileField } from './FileField.tsx'
import { PastImports } from './PastImports.tsx'
import { SheetSessions } from './SheetSessions.tsx'
import { useGround } from './use-ground.ts'
import './imports.css'

/** `id` tells a file chosen again from the same one before. */
type Chosen = { id: string; name: string; sheet: Sheet }

/** « Importer des accompagnements »: choose a file, look at what it becomes, bring it. */
export function ImportSessionsPage() {
  const { ground, error } = useGround()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [isOdd, setOdd] = useState(false)
  return (
    <Stack>
      <Title>Importer des accompagnements</Title>
      <Breadcrumb>
        <RouteLink to="/journal">Journal</RouteLink>
        <span>Importer</span>
      </Breadcrumb>
      <PageHead
        title="Importer des accompagnements"
        lead="Retrouvez ici ce que vous avez noté dans La Coop, Espace Coop, Permanence ou votre propre tableur."
      />
      {error !== null && error !== undefined && <Alert tone="error">{sayFailure(error)}</Alert>}
      <section aria-labelledby="import-choose" className="import-step">
        <h2 id="import-choose">1. Choisissez le fichier</h2>
        <FileField
          label="Fichier d’accompagnements"
          hint="Un fichier .xlsx, .ods ou .csv. Il est lu sur votre ordinateur et n’est gardé nulle part."
          error={isOdd ? odd : undefined}
          onRead={(lines, name) => {
            const sheet = sheetOf(lines)
            setOdd(sheet === null)
            setChosen(sheet && { id: uuidv7(), name, sheet })
          }}
        />
        <WhereToFind />
      </section>
      {chosen && !ground && error === undefined && <Skeleton lines={6} />}
      {chosen && ground && (
        <section aria-labelledby="import-check" className="import-step" key={chosen.id}>
          <h2 id="import-check">2. Vérifiez</h2>
          <p>
            «&nbsp;{chosen.name}&nbsp;» vient de&nbsp;: {importSourceLabels[chosen.sheet.source]}.
          </p>
          <ColumnsRead sheet={chosen.sheet} />
          <SheetSessions sheet={chosen.sheet} ground={ground} />
        </section>
      )}
      <PastImports kind="sessions" />
    </Stack>
  )
}

const odd =
  'Nous ne reconnaissons pas les colonnes de ce fichier. Il faut au moins une date, une durée et une thématique, nommées sur une même ligne.'

function WhereToFind() {
  return (
    <Disclosure title="Où trouver ce fichier ?">
      <ul className="import-where">
        <li>
          La Coop&nbsp;: «&nbsp;Mes activités&nbsp;», puis «&nbsp;Exporter&nbsp;», une ligne par
          accompagnement.
        </li>
        <li>Espace Coop&nbsp;: dans les archives de La Coop, vos comptes rendus V1.</li>
        <li>Permanence&nbsp;: l’export du journal, d’ici ou d’un autre département.</li>
        <li>
          Votre tableur&nbsp;: une ligne par séance, avec au moins Date, Type, Durée, Lieu ou Commune, et
          Thématiques.
        </li>
      </ul>
      <p>Une séance déjà importée est reconnue&nbsp;: vous pouvez reprendre le même fichier sans crainte.</p>
    </Disclosure>
  )
}
