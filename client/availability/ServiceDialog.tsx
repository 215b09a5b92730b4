import { useMutation, useQueryClient } from '@tanstack/react-query'
import { modeLabels, type ServiceChange, serviceChange, serviceModes } from '#shared/services.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Row } from '../ui/Stack.tsx'
import type { KnownService } from './known-service.ts'
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
type DialogProps = { service: KnownService; onClose: () => void }

/** All that can be said of a service; what is already booked keeps its hours. */
export function ServiceDialog({ service, onClose }: DialogProps) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const change = useMutation(
    trpc.availability.changeService.mutationOptions({
      onSuccess: () => {
        void memory.invalidateQueries()
        announce({ message: 'Motif changé.' })
        onClose()
      },
    }),
  )
  return (
    <Modal open onClose={onClose} title={service.nameFr}>
      <CheckedForm<ServiceChange, Field>
        schema={serviceChange}
        answers={(typed, requestId) => ({
          requestId,
          serviceId: service.id,
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
        })}
        sentences={sentences}
        onAnswers={(said) => change.mutate(said)}
        act="Enregistrer"
        busy={change.isPending}
        failure={change.error}
      >
        {(mistakes) => <ServiceFields service={service} mistakes={mistakes} />}
      </CheckedForm>
    </Modal>
  )
}

/** An empty answer is no number at all. */
const numberIn = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.')))

type FieldsProps = { service: KnownService; mistakes: Partial<Record<Field, string>> }

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
      <SelectField label="Où ?" id="mode" name="mode" defaultValue={service.mode}>
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
        defaultChecked={service.openToPublic}
      />
    </>
  )
}
