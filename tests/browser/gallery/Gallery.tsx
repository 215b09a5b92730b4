import { useState } from 'react'
import { Alert, Notice } from '#client/ui/Alert.tsx'
import { announce } from '#client/ui/announcements.ts'
import { Breadcrumb } from '#client/ui/Breadcrumb.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Badge, Card, EmptyState } from '#client/ui/Card.tsx'
import { BarsByMonth } from '#client/ui/charts/BarsByMonth.tsx'
import { themeKeys } from '#client/ui/charts/ChartKeys.tsx'
import { RankedBars } from '#client/ui/charts/RankedBars.tsx'
import { Chip } from '#client/ui/Chip.tsx'
import { DataTable } from '#client/ui/DataTable.tsx'
import { DayHeading } from '#client/ui/DayHeading.tsx'
import { Disclosure } from '#client/ui/Disclosure.tsx'
import { ErrorSummary } from '#client/ui/FieldError.tsx'
import { Modal } from '#client/ui/Modal.tsx'
import { ShowMore } from '#client/ui/ShowMore.tsx'
import { Skeleton } from '#client/ui/Skeleton.tsx'
import { Row, Stack } from '#client/ui/Stack.tsx'
import { ThemeMark } from '#client/ui/ThemeMark.tsx'
import { Toasts } from '#client/ui/Toast.tsx'
import { themes } from '#shared/themes.ts'
import { Questions } from './Questions.tsx'

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']
const rows = months.map((month, at) => ({
  month,
  everyday: 120 - 9 * at,
  citizen: 30 + 4 * at,
  autonomy: 80,
}))

const places = [
  { name: 'Grand Cahors', hours: 980.5 },
  { name: 'Causses et Vallée de la Dordogne', hours: 1102 },
  { name: 'Cazals-Salviac', hours: null },
]

export function Gallery() {
  return (
    <main style={{ maxWidth: 'var(--column)', margin: '0 auto', padding: '1.25rem' }}>
      <Stack gap="large">
        <h1>Galerie des pièces</h1>
        <Questions />
        <Said />
        <Lists />
        <Figures />
        <Acts />
      </Stack>
      <Toasts />
    </main>
  )
}

function Said() {
  return (
    <Stack as="section">
      <h2>Ce qui est dit</h2>
      <ErrorSummary mistakes={[]} />
      <Alert tone="success" title="C’est noté.">
        Votre rendez-vous est pris.
      </Alert>
      <Alert tone="error">Ce créneau vient d’être pris. Voici les plus proches.</Alert>
      <Alert tone="warning" title="À savoir">
        Ce lieu ferme en août.
      </Alert>
      <Alert tone="info">Le numéro est celui du lieu.</Alert>
      <Notice>Cette heure est gardée pour vous pendant 10 minutes.</Notice>
      <Notice tone="urgent">Trois rendez-vous sont à clôturer.</Notice>
      <Skeleton lines={2} />
      <EmptyState title="Aucun accompagnement ce mois-ci">
        <Button type="button">Noter un accompagnement</Button>
      </EmptyState>
    </Stack>
  )
}

function Lists() {
  return (
    <Stack as="section">
      <DayHeading day="2026-06-16" />
      <Breadcrumb>
        <a href="#lot">Lot</a>
        <span>Gramat</span>
      </Breadcrumb>
      <Row>
        <Chip name="Grand-Figeac" onRemove={() => {}} />
        <Badge>12 places</Badge>
        <Badge tone="strong">Nouveau</Badge>
        <Badge tone="urgent">À appeler</Badge>
      </Row>
      <Row gap="medium">
        {themes.map((theme) => (
          <ThemeMark key={theme} theme={theme} />
        ))}
      </Row>
      <Card as="article">
        <h3>Médiathèque de Gramat</h3>
        <p>Prochain rendez-vous : mardi 16 juin à 9 h 00</p>
      </Card>
      <Disclosure title="Comment c’est compté">
        <p>Une séance compte une fois par thème qu’elle touche.</p>
      </Disclosure>
      <ShowMore shown={20} total={312} onMore={() => {}} />
    </Stack>
  )
}

function Figures() {
  return (
    <Stack as="section" gap="large">
      <h2>Les chiffres</h2>
      <DataTable
        caption="Par intercommunalité"
        rows={places}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: 'Territoire', cell: (row) => row.name, sortBy: (row) => row.name },
          {
            key: 'hours',
            label: 'Heures',
            numeric: true,
            cell: (row) => row.hours ?? 'moins de 5',
            sortBy: (row) => row.hours,
          },
          { key: 'change', label: 'Évolution sur un an', numeric: true, cell: () => '+12 %' },
        ]}
      />
      <BarsByMonth
        name="Heures par mois"
        keys={themeKeys('fr')}
        rows={rows}
        say={(hours) => `${hours ?? '–'} h`}
        stacked
      />
      <RankedBars
        title="Thématiques"
        heads={['Thématique', 'Heures']}
        say={(figure) => `${figure} h`}
        rows={[
          { key: 'email', label: 'E-mail', figure: 820, theme: 'everyday' },
          { key: 'diagnostic', label: 'Diagnostic numérique', figure: 41 },
        ]}
      />
    </Stack>
  )
}

function Acts() {
  const [open, setOpen] = useState(false)
  return (
    <Row as="section">
      <Button type="button" onClick={() => setOpen(true)}>
        Fermer ce lieu
      </Button>
      <Button type="button" look="secondary" onClick={() => announce({ message: 'Retiré.', undo: () => {} })}>
        Retirer
      </Button>
      <Button type="button" busy>
        Envoi
      </Button>
      <Modal
        open={open}
        onClose={() => setOpen(false)}
        title="Fermer ce lieu ?"
        footer={
          <Button type="button" onClick={() => setOpen(false)}>
            Fermer le lieu
          </Button>
        }
      >
        <p>Trois rendez-vous y sont pris.</p>
      </Modal>
    </Row>
  )
}
