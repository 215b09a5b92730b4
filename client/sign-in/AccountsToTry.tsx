import { Button } from '../ui/Button.tsx'
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
  return (
    <Stack as="section" aria-labelledby="accounts" gap="small">
      <h2 id="accounts">Essayer avec un compte de démonstration</h2>
      <p>Ces personnes n’existent pas. Leur mot de passe est «&nbsp;{accounts[0]?.password}&nbsp;».</p>
      <ul className="accounts-to-try">
        {accounts.map((account) => (
          <li key={account.email}>
            <Button
              type="button"
              look="secondary"
              busy={busy}
              onClick={() => onChoose({ email: account.email, password: account.password })}
            >
              <span>{account.name}</span>
              <span>{account.role}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  )
}
