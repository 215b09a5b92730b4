import { uuidv7 } from 'uuidv7'
import { useState } from 'react'
import {
  initiativeInput,
  type InitiativeInput,
  initiativeKindHints,
  initiativeKindLabels,
  initiativeKinds,
  type InitiativeKind,
  partnersSaid,
} from '#shared/initiatives.ts'
import { scopesOf } from '#shared/permissions.ts'
import { useActor } from '../actor.ts'
import { secretSaid } from '../guarded-text.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useToday } from '../today.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Row } from '../ui/Stack.tsx'
import type { KnownInitiative } from './known-initiative.ts'
import { useInitiativeActs } from './use-initiative-acts.ts'

type InitiativeDialogProps = { known: KnownInitiative | null; onClose: () => void }

/** Notes an action, or corrects the one that is known; it can be withdrawn from here. */
export function InitiativeDialog({ known, onClose }: InitiativeDialogProps) {
  const { today } = useToday()
  const [id] = useState(() => known?.id ?? uuidv7())
  const [kind, setKind] = useState<InitiativeKind>(known?.kind ?? 'animation')
  const coordinated = useCoordinated()
  const { record, revise, withdraw, busy, failure } = useInitiativeActs(onClose)
  const [secret, setSecret] = useState<{ title?: string | undefined; partners?: string | undefined }>({})
  const tell = (told: InitiativeInput) => {
    const said = { title: secretSaid(told.title), partners: secretSaid(told.partners.join('\n')) }
    setSecret(said)
    if (said.title || said.partners) return
    if (known) revise(known, told)
    else record(told)
  }
  return (
    <Modal open onClose={onClose} title={known ? 'Corriger l’action' : 'Noter une action'}>
      <CheckedForm<InitiativeInput, keyof typeof sentences>
        schema={initiativeInput}
        answers={(typed) => ({
          id,
          departementCode: known?.departementCode ?? coordinated,
          kind,
          title: typed('title'),
          day: typed('day'),
          minutes: Math.round(Number(typed('hours').replace(',', '.')) * 60),
          participants: typed('participants') === '' ? 0 : Number(typed('participants')),
          partners: partnersSaid(typed('partners')),
        })}
        sentences={sentences}
        onAnswers={tell}
        act={known ? 'Enregistrer' : 'Noter'}
        busy={busy}
        failure={failure}
        beside={
          known && (
            <Button type="button" look="quiet" busy={busy} onClick={() => withdraw(known.id)}>
              Retirer
            </Button>
          )
        }
      >
        {(mistakes) => (
          <>
            <Segmented
              legend="Genre"
              hint={initiativeKindHints[kind]}
              choices={initiativeKinds.map((value) => ({ value, label: initiativeKindLabels[value] }))}
              values={[kind]}
              onChange={({ currentTarget: { value } }) => setKind(value as InitiativeKind)}
            />
            <TextField
              id="title"
              name="title"
              label="Titre"
              defaultValue={known?.title}
              maxLength={120}
              error={mistakes.title ?? secret.title}
            />
            <Row gap="medium" className="initiative-when">
              <TextField
                id="day"
                name="day"
                type="date"
                label="Jour"
                defaultValue={known?.day ?? today}
                max={today}
                error={mistakes.day}
              />
              <TextField
                id="minutes"
                name="hours"
                label="Durée en heures"
                placeholder="1,5"
                inputMode="decimal"
                defaultValue={known ? String(known.minutes / 60).replace('.', ',') : ''}
                error={mistakes.minutes}
              />
              <TextField
                id="participants"
                name="participants"
                label="Participants"
                inputMode="numeric"
                defaultValue={known?.participants}
                error={mistakes.participants}
              />
            </Row>
            <TextArea
              id="partners"
              name="partners"
              label="Partenaires (facultatif)"
              hint="Des organismes, séparés par des virgules. Pas de nom de personne."
              rows={2}
              defaultValue={known?.partners.join(', ')}
              error={mistakes.partners ?? secret.partners}
            />
          </>
        )}
      </CheckedForm>
    </Modal>
  )
}

/** The département that one coordinates. */
function useCoordinated() {
  const held = scopesOf(useActor() ?? null, 'record', 'initiative')
  return held.flatMap((each) => (each.scope === 'departement' ? [each.departementCode] : []))[0]
}

const sentences = {
  title: 'Écrivez un titre.',
  day: 'Choisissez un jour.',
  minutes: 'Écrivez une durée, entre 5 minutes et 48 heures.',
  participants: 'Écrivez un nombre de personnes.',
  partners: 'Vingt partenaires au plus, de 80 caractères chacun.',
}
