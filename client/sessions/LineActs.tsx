import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'

type ActProps = {
  /** What the word does, in a word. */
  does: string
  /** To which line, for who hears the page. */
  named: string
}

/** Leads to a session, to read it, correct it or tell another like it. */
export const LineLink = ({
  does,
  named,
  search,
}: ActProps & { search: { session: string } | { comme: string } }) => (
  <ButtonLink look="quiet" to="/noter" search={search} aria-label={`${does}\u00a0: ${named}`}>
    {does}
  </ButtonLink>
)

/** Does something to it, where it stands. */
export const LineAct = ({ does, named, onClick }: ActProps & { onClick: () => void }) => (
  <Button type="button" look="quiet" aria-label={`${does}\u00a0: ${named}`} onClick={onClick}>
    {does}
  </Button>
)
