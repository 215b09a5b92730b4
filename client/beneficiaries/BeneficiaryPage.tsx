import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { genderLabels, statusLabels } from '#shared/profile.ts'
import { sayDay, sayPhone } from '#shared/speech.ts'
import { dayOf } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink, RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { BeneficiaryActs } from './BeneficiaryActs.tsx'
import { BeneficiaryDialog } from './BeneficiaryDialog.tsx'
import { type Beneficiary, nameOf } from './followed.ts'
import { FollowUp } from './FollowUp.tsx'
import { Lookalikes } from './Lookalikes.tsx'
import { MergedRecords } from './MergedRecords.tsx'
import { Sharing } from './Sharing.tsx'
import './beneficiaries.css'

/** All that one noted of somebody. Their name is on the page, and in neither its address nor the browser's history. */
export function BeneficiaryPage() {
  const { id } = useParams({ from: '/staff/beneficiaires/$id' })
  const asked = useQuery(useTRPC().beneficiaries.beneficiary.queryOptions({ id }))
  return (
    <Stack>
      <Title>Fiche de bénéficiaire</Title>
      <Breadcrumb>
        <RouteLink to="/beneficiaires">Bénéficiaires</RouteLink>
        <span>Fiche</span>
      </Breadcrumb>
      {asked.isPending && <Skeleton lines={8} />}
      {asked.error && !asked.data && <NoRecord error={asked.error} />}
      {asked.data && <Record key={id} person={asked.data} />}
    </Stack>
  )
}

function Record({ person }: { person: Beneficiary }) {
  const [correcting, setCorrecting] = useState(false)
  const isBehind = person.mergedIntoId !== null
  return (
    <>
      <PageHead title={nameOf(person)}>
        {!isBehind && (
          <Row>
            <ButtonLink to="/noter" search={{ personne: person.id }}>
              Noter une séance
            </ButtonLink>
            <Button type="button" look="secondary" onClick={() => setCorrecting(true)}>
              Corriger la fiche
            </Button>
          </Row>
        )}
      </PageHead>
      {person.mergedIntoId !== null && (
        <Alert tone="info" title="Cette fiche est réunie à une autre">
          <RouteLink to="/beneficiaires/$id" params={{ id: person.mergedIntoId }}>
            Voir la fiche gardée
          </RouteLink>
        </Alert>
      )}
      {!person.isMine && (
        <Alert tone="info" title={`Fiche partagée par ${person.followedBy}`}>
          Vous pouvez la corriger et noter des séances avec cette personne.
        </Alert>
      )}
      {!isBehind && <Lookalikes known={person} exceptId={person.id} title="Peut-être un doublon" />}
      <Facts person={person} />
      <FollowUp person={person} />
      {!isBehind && <MergedRecords person={person} />}
      {!isBehind && person.isMine && <Sharing person={person} />}
      {!isBehind && <BeneficiaryActs person={person} />}
      {correcting && <BeneficiaryDialog known={person} onClose={() => setCorrecting(false)} />}
    </>
  )
}

function Facts({ person }: { person: Beneficiary }) {
  const { zone } = useToday()
  const facts: [string, string | number | null][] = [
    ['Téléphone', phoneOf(person)],
    ['Adresse électronique', person.email],
    ['Commune', person.communeName],
    ['Année de naissance', person.birthYear],
    ['Genre', person.gender && genderLabels[person.gender]],
    ['Situation', person.status && statusLabels[person.status]],
    ['Suivi depuis', sayDay(dayOf(person.addedAt, zone), 'fr')],
  ]
  return (
    <>
      <dl className="beneficiary-facts">
        {facts
          .filter(([, fact]) => fact !== null)
          .map(([name, fact]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
      </dl>
      {person.notes && (
        <Stack as="section" gap="small" aria-labelledby="notes">
          <h2 id="notes">Note</h2>
          <p className="beneficiary-notes">{person.notes}</p>
        </Stack>
      )}
    </>
  )
}

const phoneOf = ({ phone, hasNoPhone }: Beneficiary) =>
  phone === null ? (hasNoPhone ? 'N’a pas de téléphone' : null) : sayPhone(phone)

function NoRecord({ error }: { error: unknown }) {
  return refusalOf(error) === 'notFound' ? (
    <>
      <h1>Cette fiche n’existe pas</h1>
      <EmptyState title="Elle a peut-être été effacée, ou quelqu’un d’autre suit cette personne.">
        <ButtonLink to="/beneficiaires" look="secondary">
          Voir mes bénéficiaires
        </ButtonLink>
      </EmptyState>
    </>
  ) : (
    <>
      <h1>Fiche de bénéficiaire</h1>
      <Alert tone="error">{sayFailure(error)}</Alert>
    </>
  )
}
