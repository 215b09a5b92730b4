import type { WallTime } from '#shared/time.ts'
import { TextField } from '../ui/Field.tsx'
import { Row } from '../ui/Stack.tsx'

type Hours = { startsAt: WallTime; endsAt: WallTime }

type HoursFieldsProps = {
  told: Hours
  tell: (changed: Partial<Hours>) => void
  mistakes: { startsAt?: string | undefined; endsAt?: string | undefined }
}

export function HoursFields({ told, tell, mistakes }: HoursFieldsProps) {
  return (
    <Row className="planning-pair">
      <TextField
        label="De"
        id="startsAt"
        type="time"
        error={mistakes.startsAt}
        value={told.startsAt}
        onChange={({ currentTarget: { value } }) => tell({ startsAt: value })}
      />
      <TextField
        label="À"
        id="endsAt"
        type="time"
        error={mistakes.endsAt}
        value={told.endsAt}
        onChange={({ currentTarget: { value } }) => tell({ endsAt: value })}
      />
    </Row>
  )
}
