import { channelLabels } from '#shared/sessions.ts'
import { CommuneField } from '../territories/CommuneField.tsx'
import { useToday } from '../today.ts'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import type { Read } from './batch-cells.ts'
import type { Head } from './batch-lines.ts'
import type { Usual } from './first-told.ts'
import { PlaceChoices } from './PlaceChoices.tsx'
import { choicesOf } from './telling.ts'

export const headPlaceId = 'matinee-lieu'
export const headCommuneId = 'matinee-commune'

type HeadProps = { head: Head; told: Read[]; usual: Usual; onHead: (changed: Partial<Head>) => void }

/** What is said once for all the lines; a line may say otherwise in its own cell. */
export function BatchHead({ head, told, usual, onHead }: HeadProps) {
  const { today } = useToday()
  const { day, channel, placeId, communeCode, communeName } = head
  const isBegun = told.length > 0
  const channels = [channel, ...told.map((each) => each.told.channel)]
  const isAway = channels.some((one) => one === 'home' || one === 'other')
  const isFromPlace = channels.some((one) => one === 'place' || one === 'remote')
  return (
    <div className="batch-head">
      <TextField
        label="Jour"
        type="date"
        max={today}
        error={day > today ? 'Choisissez un jour, aujourd’hui ou avant.' : undefined}
        value={day}
        onChange={({ currentTarget: { value } }) => onHead({ day: value })}
      />
      <Segmented
        legend={'Où\u00a0?'}
        choices={choicesOf(channelLabels)}
        values={[channel]}
        onChange={({ currentTarget: { value } }) => onHead({ channel: value as Head['channel'] })}
      />
      {isFromPlace && (
        <SelectField
          id={headPlaceId}
          label={channel === 'remote' ? 'D’où aidiez-vous\u00a0?' : 'Lieu'}
          error={isBegun && placeId === null ? 'Choisissez le lieu.' : undefined}
          value={placeId ?? ''}
          onChange={({ currentTarget: { value } }) => onHead({ placeId: value || null })}
        >
          <PlaceChoices places={usual.places} />
        </SelectField>
      )}
      {isAway && (
        <CommuneField
          id={headCommuneId}
          label={'Dans quelle commune\u00a0?'}
          error={isBegun && communeCode === null ? 'Choisissez la commune.' : undefined}
          code={communeCode}
          name={communeName}
          onCode={(code, name) => onHead({ communeCode: code, communeName: name ?? null })}
        />
      )}
    </div>
  )
}
