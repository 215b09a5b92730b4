import { useQuery } from '@tanstack/react-query'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row } from '../ui/Stack.tsx'
import { Slip } from './Slip.tsx'

type BookedSlipProps = { appointmentId: string; onAgain: () => void; onClose: () => void }

/** The paper that the person leaves with: alone on the sheet when it is printed. */
export function BookedSlip({ appointmentId, onAgain, onClose }: BookedSlipProps) {
  const slip = useQuery(useTRPC().appointments.slip.queryOptions({ appointmentId }))
  return (
    <>
      {slip.isPending && <Skeleton lines={6} />}
      {slip.error && <Alert tone="error">{sayFailure(slip.error)}</Alert>}
      {slip.data && (
        <div className="slip-alone">
          <Slip appointment={slip.data} />
        </div>
      )}
      <Row>
        <Button type="button" onClick={() => window.print()}>
          Imprimer
        </Button>
        <Button type="button" look="secondary" onClick={onAgain}>
          Un autre rendez-vous
        </Button>
        <Button type="button" look="quiet" onClick={onClose}>
          Terminé
        </Button>
      </Row>
    </>
  )
}
