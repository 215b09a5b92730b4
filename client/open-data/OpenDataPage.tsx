import { useQuery } from '@tanstack/react-query'
import { openLicence } from '#shared/open-data.ts'
import { figureColumns, type OpenColumn, placeColumns, themeTopics } from '#shared/open-dictionary.ts'
import { sayDay } from '#shared/speech.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { FileList } from './FileList.tsx'
import './open-data.css'

/** What anybody may take away: the files, what is in them, under which licence, and the API. */
export function OpenDataPage() {
  const offered = useQuery(useTRPC().openData.files.queryOptions())
  return (
    <Stack gap="large">
      <Title>Données ouvertes</Title>
      <meta
        name="description"
        content="Les lieux des conseillers numériques au schéma national, et leurs chiffres par thème, territoire et trimestre."
      />
      <PageHead
        title="Données ouvertes"
        lead="Les lieux et les chiffres des conseillers numériques, à reprendre librement."
      />
      {offered.isPending && <Skeleton lines={8} />}
      {offered.error && <Alert tone="error">{sayFailure(offered.error)}</Alert>}
      {offered.data && <Places {...offered.data} />}
      {offered.data && <Figures {...offered.data} />}
      <Stack as="section" aria-labelledby="api">
        <h2 id="api">Pour un site ou une application</h2>
        <p>
          Les mêmes données, les prochaines heures libres et les ateliers se lisent aussi par programme,
          toujours à jour&nbsp;: <RouteLink to="/donnees-ouvertes/api">documentation de l’API</RouteLink>.
        </p>
      </Stack>
      <Stack as="section" aria-labelledby="licence">
        <h2 id="licence">Licence</h2>
        <p>
          <a href={openLicence.address}>{openLicence.name}</a>&nbsp;: reprenez, transformez et diffusez ces
          données, y compris pour les vendre, en disant d’où elles viennent et de quel jour elles sont. Elles
          ne disent rien de personne.
        </p>
      </Stack>
    </Stack>
  )
}

type Offered = {
  files: { name: string; address: string; bytes: number; on: string }[]
  places: number
  missing: number
  figuresUntil: string
}

function Places({ files, places, missing }: Offered) {
  return (
    <Stack as="section" aria-labelledby="lieux">
      <h2 id="lieux">Les lieux</h2>
      <p>
        {plural('fr', places, 'lieu', 'lieux')}, au{' '}
        <a href="https://schema.data.gouv.fr/LaMednum/standard-mediation-num/">
          schéma national des lieux de médiation numérique
        </a>
        , à jour à chaque lecture.
        {missing > 0 &&
          ` Il en manque ${missing}, dont le SIRET n’est pas encore connu ou dont l’adresse ne se lit pas.`}
      </p>
      <FileList files={files.filter(({ name }) => name.startsWith('lieux'))} />
      <Dictionary of="Colonnes du fichier des lieux" columns={placeColumns} />
    </Stack>
  )
}

function Figures({ files, figuresUntil }: Offered) {
  return (
    <Stack as="section" aria-labelledby="chiffres">
      <h2 id="chiffres">Les chiffres par thème, territoire et trimestre</h2>
      <p>
        Les séances du département et de chaque intercommunalité, par trimestre fini&nbsp;: jusqu’au{' '}
        {sayDay(figuresUntil, 'fr', 'without weekday')}. Une séance compte là où elle s’est tenue, et une fois
        par thème qu’elle touche.
      </p>
      <p>
        Pour que personne ne s’y reconnaisse, un nombre de un à quatre est caché («&nbsp;moins de 5&nbsp;») et
        les autres sont au multiple de cinq. Chaque total est compté à part&nbsp;: il peut différer un peu de
        la somme des lignes.
      </p>
      <FileList files={files.filter(({ name }) => name.startsWith('chiffres'))} />
      <Dictionary of="Colonnes du fichier des chiffres" columns={figureColumns} />
      <Disclosure title="Ce que contient chaque thème">
        <dl className="open-data-themes">
          {themeTopics.map(({ theme, label, topics }) => (
            <div key={theme}>
              <dt>
                {label} (<code>{theme}</code>)
              </dt>
              <dd>{topics.join(', ')}.</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </Stack>
  )
}

function Dictionary({ of, columns }: { of: string; columns: readonly OpenColumn[] }) {
  return (
    <Disclosure title={of}>
      <DataTable
        caption={of}
        captionHidden
        rows={columns}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', label: 'Colonne', cell: ({ name }) => <code>{name}</code> },
          { key: 'type', label: 'Type', cell: ({ type }) => types[type] },
          {
            key: 'sentence',
            label: 'Sens',
            cell: ({ sentence, isAlways }) => (isAlways ? sentence : `${sentence} Facultatif.`),
          },
          { key: 'example', label: 'Exemple', cell: ({ example }) => <code>{example}</code> },
        ]}
      />
    </Disclosure>
  )
}

const types: Record<OpenColumn['type'], string> = {
  string: 'texte',
  integer: 'entier',
  number: 'nombre',
  boolean: 'true ou false',
  date: 'jour',
}
