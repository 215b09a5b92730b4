import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Stack } from '../ui/Stack.tsx'
import './accounts-to-try.css'

type Account = { name: string; email: string; role: string; password: string }
type AccountsToTryProps = {
  accounts: readonly Account[]
  busy: boolean
  onChoose: (account: { email: string; password: string }) => void
}

/** Where the site is a demonstration: one touch, and one is somebody of each role. */
export function AccountsToTry({ accounts, busy, onChoose }: AccountsToTryProps) {
  const isFirst = ({ role }: Account, index: number) =>
    accounts.findIndex((account) => account.role === role) === index
  const others = accounts.filter((account, index) => !isFirst(account, index))
  return (
    <Stack as="section" aria-labelledby="accounts" gap="small">
      <h2 id="accounts">Essayer avec un compte de démonstration</h2>
      <p>Ces personnes n’existent pas. Leur mot de passe est «&nbsp;{accounts[0]?.password}&nbsp;».</p>
      <Accounts accounts={accounts.filter(isFirst)} busy={busy} onChoose={onChoose} />
      {others.length > 0 && (
        <Disclosure title="Leurs collègues">
          <Accounts accounts={others} busy={busy} onChoose={onChoose} />
        </Disclosure>
      )}
    </Stack>
  )
}

function Accounts({ accounts, busy, onChoose }: AccountsToTryProps) {
  return (
    <ul className="accounts-to-try">
      {accounts.map(({ name, role, email, password }) => (
        <li key={email}>
          <Button type="button" look="secondary" busy={busy} onClick={() => onChoose({ email, password })}>
            <span>{name}</span>
            <span>{role}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
