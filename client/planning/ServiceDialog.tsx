import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  kindLabels,
  modeLabels,
  type ServiceChange,
  serviceChange,
  type ServiceInput,
  serviceInput,
  serviceKinds,
  serviceModes,
} from '#shared/services.ts'
import { type Theme, themes } from '#shared/themes.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Checkbox, Group } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Row } from '../ui/Stack.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { KnownService } from './known-service.ts'
import { changedService } from './proposals.ts'
import { usePlanChange } from './use-plan-change.ts'
import './services.css'

const sentences = {
  nameFr: 'Écrivez un nom en français.',
  nameEn: 'Écrivez un nom en anglais.',
  minutes: 'Écrivez une durée de 5 à 480 minutes.',
  stepMinutes: 'Écrivez un nombre de 5 à 480 minutes, ou rien.',
  bufferBefore: 'Écrivez un nombre de 0 à 240 minutes.',
  bufferAfter: 'Écrivez un nombre de 0 à 240 minutes.',
  noticeMinutes: 'Écrivez un nombre d’heures, 0 pour aucun délai.',
  horizonDays: 'Écrivez un nombre de 1 à 366 jours.',
}

type Field = keyof typeof sentences
type DialogProps = { known: KnownService | undefined; onClose: () => void }

/** Adds a service, or changes all that can be said of the one that is known. */
export const ServiceDialog = ({ known, onClose }: DialogProps) =>
  known ? <ChangeService known={known} onClose={onClose} /> : <AddService onClose={onClose} />

function AddService({ onClose }: { onClose: () => void }) {
  const memory = useQueryClient()
  const onSuccess = () => {
    void memory.invalidateQueries()
    announce({ message: 'Motif ajouté.' })
    onClose()
  }
  const add = useMutation(useTRPC().availability.addService.mutationOptions({ onSuccess }))
  return (
    <Modal open onClose={onClose} title="Ajouter un motif">
      <CheckedForm<ServiceInput, Field>
        schema={serviceInput}
        answers={(typed, requestId) => ({ requestId, kind: typed('kind'), ...saidIn(typed) })}
        sentences={sentences}
        onAnswers={(said) => add.mutate(said)}
        act="Ajouter le motif"
        busy={add.isPending}
        failure={add.error}
      >
        {(mistakes) => (
          <>
            <SelectField label={'Pour qui\u00a0?'} id="kind" name="kind">
              {serviceKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindLabels[kind]}
                </option>
              ))}
            </SelectField>
            <ServiceFields service={blank} mistakes={mistakes} />
          </>
        )}
      </CheckedForm>
    </Modal>
  )
}

/** With another length, what becomes of the appointments already booked is decided first. */
function ChangeService({ known, onClose }: DialogProps & { known: KnownService }) {
  const plan = usePlanChange(onClose)
  return (
    <ChangeDialog title={known.nameFr} plan={plan} onClose={onClose}>
      <CheckedForm<ServiceChange, Field>
        schema={serviceChange}
        answers={(typed) => ({ serviceId: known.id, ...saidIn(typed) })}
        sentences={sentences}
        onAnswers={(said) => plan.propose(changedService(said))}
        act="Enregistrer"
        busy={plan.busy}
        failure={null}
      >
        {(mistakes) => <ServiceFields service={known} mistakes={mistakes} />}
      </CheckedForm>
    </ChangeDialog>
  )
}

const saidIn = (typed: (name: string) => string) => ({
  nameFr: typed('nameFr'),
  nameEn: typed('nameEn'),
  mode: typed('mode'),
  minutes: numberIn(typed('minutes')),
  stepMinutes: typed('stepMinutes').trim() === '' ? null : numberIn(typed('stepMinutes')),
  bufferBefore: numberIn(typed('bufferBefore')),
  bufferAfter: numberIn(typed('bufferAfter')),
  noticeMinutes: Math.round(numberIn(typed('noticeMinutes')) * 60),
  horizonDays: numberIn(typed('horizonDays')),
  openToPublic: typed('openToPublic') === 'on',
  suggests: themes.filter((theme) => typed(nameOf(theme)) === 'on'),
})

const nameOf = (theme: Theme) => `suggests-${theme}`

/** As the services that every installation begins with. */
const blank: Omit<ServiceInput, 'requestId' | 'kind'> = {
  nameFr: '',
  nameEn: '',
  mode: 'place',
  minutes: 60,
  stepMinutes: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  noticeMinutes: 120,
  horizonDays: 56,
  openToPublic: true,
  suggests: [],
}

/** An empty answer is no number at all. */
const numberIn = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.')))

type FieldsProps = {
  service: typeof blank
  mistakes: Partial<Record<Field, string>>
}

function ServiceFields({ service, mistakes }: FieldsProps) {
  const field = (name: Field, value: string | number) => ({
    id: name,
    name,
    defaultValue: value,
    error: mistakes[name],
  })
  const number = (name: Field, value: string | number) => ({
    ...field(name, value),
    inputMode: 'decimal' as const,
    className: 'fr-input service-short',
  })
  return (
    <>
      <TextField label="Nom" maxLength={80} {...field('nameFr', service.nameFr)} />
      <TextField label="Nom en anglais" lang="en" maxLength={80} {...field('nameEn', service.nameEn)} />
      <SelectField label={'Où\u00a0?'} id="mode" name="mode" defaultValue={service.mode}>
        {serviceModes.map((mode) => (
          <option key={mode} value={mode}>
            {modeLabels[mode]}
          </option>
        ))}
      </SelectField>
      <Row className="service-pair">
        <TextField label="Durée (minutes)" {...number('minutes', service.minutes)} />
        <TextField
          label="Un créneau toutes les (minutes)"
          hint="Rien pour suivre la durée"
          {...number('stepMinutes', service.stepMinutes ?? '')}
        />
      </Row>
      <Row className="service-pair">
        <TextField label="Pause avant (minutes)" {...number('bufferBefore', service.bufferBefore)} />
        <TextField label="Pause après (minutes)" {...number('bufferAfter', service.bufferAfter)} />
      </Row>
      <Row className="service-pair">
        <TextField
          label="Au plus tard (heures avant)"
          {...number('noticeMinutes', service.noticeMinutes / 60)}
        />
        <TextField label="Au plus tôt (jours avant)" {...number('horizonDays', service.horizonDays)} />
      </Row>
      <Checkbox
        name="openToPublic"
        label="Le public peut le réserver en ligne"
        hint="Quand plusieurs motifs sont libres pour une même façon d’être aidé, la personne choisit."
        defaultChecked={service.openToPublic}
      />
      <Group
        legend={'Que suggère-t-il\u00a0?'}
        hint={'Avec un seul thème, la réponse est cochée d’avance pour qui réserve\u00a0; elle se change.'}
      >
        {themes.map((theme) => (
          <Checkbox
            key={theme}
            name={nameOf(theme)}
            label={<ThemeMark theme={theme} />}
            defaultChecked={service.suggests.includes(theme)}
          />
        ))}
      </Group>
    </>
  )
}
