import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Title } from '../../Title.tsx'
import { useTRPC } from '../../trpc.ts'
import { Unanswered } from '../../Unanswered.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/Card.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { MonthlySwitch } from './MonthlySwitch.tsx'
import { ViewLine } from './ViewLine.tsx'
import './views.css'

/** « Mes vues »: one’s own and those that others share, each at its short address; and what comes each month by e-mail. */
export function ViewsPage() {
  const listed = useQuery(useTRPC().views.list.queryOptions())
  const title = useRef<HTMLHeadingElement>(null)
  return (
    <Stack gap="large">
      <Title>Mes vues</Title>
      <PageHead title="Mes vues" lead="Une question du tableau de bord, sous un nom et à une adresse courte.">
        <ButtonLink look="secondary" to="/tableau-de-bord">
          Ouvrir le tableau de bord
        </ButtonLink>
      </PageHead>
      <Unanswered asked={listed} lines={6} />
      {listed.data && (
        <>
          <section aria-labelledby="views">
            <h2 id="views" ref={title} tabIndex={-1}>
              Vues enregistrées
            </h2>
            {listed.data.views.length === 0 ? (
              <EmptyState title="Aucune vue pour l’instant">
                <p>
                  Sur le tableau de bord, choisissez un territoire, une période, des filtres, puis touchez
                  «&nbsp;Enregistrer cette vue&nbsp;».
                </p>
              </EmptyState>
            ) : (
              <ul className="views">
                {listed.data.views.map((view) => (
                  <ViewLine key={view.id} view={view} onGone={() => title.current?.focus()} />
                ))}
              </ul>
            )}
          </section>
          <Monthly subscriptionId={listed.data.territorySubscriptionId} email={listed.data.email} />
        </>
      )}
    </Stack>
  )
}

/** One’s own territory by e-mail, for who saved no view of it. */
function Monthly({ subscriptionId, email }: { subscriptionId: string | null; email: string }) {
  return (
    <section aria-labelledby="monthly">
      <h2 id="monthly">Chaque mois par courriel</h2>
      <Stack>
        <p>
          Le premier jour ouvré du mois à 9&nbsp;h, les chiffres du mois qui vient de finir, tels que vous les
          voyez à l’écran, arrivent à <span className="views-address">{email}</span>. Un lien dans chaque
          courriel l’arrête.
        </p>
        <MonthlySwitch
          label="Recevoir chaque mois la page de mon territoire"
          viewId={null}
          subscriptionId={subscriptionId}
        />
      </Stack>
    </section>
  )
}
