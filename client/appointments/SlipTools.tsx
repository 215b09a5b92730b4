import { useState } from 'react'
import { handFile } from '../hand-file.ts'
import { sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { CalendarIcon } from '../ui/icons.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Row, Stack } from '../ui/Stack.tsx'
import { appointmentWords } from './appointment-words.ts'

/** Ways to keep the appointment: on paper, in a calendar, by its link. */
export function SlipTools({ secret }: { secret: string }) {
  const say = useWords(appointmentWords)
  const lang = useLang()
  const client = useTRPCClient()
  const [failure, setFailure] = useState<unknown>(null)

  const download = () =>
    client.appointments.calendar
      .mutate({ key: secret })
      .then(({ name, content }) => handFile(new File([content], name, { type: 'text/calendar' })))
      .catch(setFailure)
  const copy = () =>
    navigator.clipboard
      .writeText(window.location.href)
      .then(() => announce({ message: say.copied }))
      .catch(() => null)

  return (
    <Stack gap="small" className="slip-tools">
      <Row>
        <Button type="button" onClick={() => window.print()}>
          {say.print}
        </Button>
        <Button type="button" look="secondary" onClick={() => void download()}>
          <CalendarIcon /> {say.calendar}
        </Button>
        {'clipboard' in navigator && (
          <Button type="button" look="quiet" onClick={() => void copy()}>
            {say.copy}
          </Button>
        )}
      </Row>
      <p className="mention">{say.keep}</p>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure, lang)}
        </Alert>
      )}
    </Stack>
  )
}
