import type { LinkProps } from '@tanstack/react-router'
import { RouteLink } from './ui/ButtonLink.tsx'
import { inBoth, useWords } from './ui/lang.ts'
import { useSettings } from './settings.ts'
import './Brand.css'

/** Who runs this site, and where: the operator's name, or the State's block when the State is the operator. */
export function Brand({ to }: { to: NonNullable<LinkProps['to']> }) {
  const settings = useSettings()
  const say = useWords(words)
  const isState = import.meta.env.VITE_IDENTITY === 'state' && settings?.identity !== 'neutral'
  return (
    <div className="brand">
      {isState && (
        <p className="fr-logo" lang="fr">
          République
          <br />
          Française
        </p>
      )}
      <RouteLink to={to} className="brand-name" aria-label={settings ? undefined : say.home}>
        {!isState && (
          <span className="brand-mark" aria-hidden="true">
            {settings?.operator.charAt(0)}
          </span>
        )}
        <span>
          <strong>{settings?.operator ?? '\u00a0'}</strong>
          <span>
            {settings
              ? say.who(
                  settings.departements.map(({ name }) => name),
                  settings.departement.name,
                )
              : '\u00a0'}
          </span>
        </span>
      </RouteLink>
    </div>
  )
}

/** Two are named; more are counted, and a house has its own before it has any. */
const whereOf = (names: readonly string[], home: string, and: string) =>
  names.length > 2 ? `${names.length}\u00a0départements` : names.length === 2 ? names.join(and) : home

const words = inBoth({
  fr: {
    home: 'Accueil',
    who: (names: readonly string[], home: string) =>
      `Conseillers numériques\u00a0· ${whereOf(names, home, ' et ')}`,
  },
  en: {
    home: 'Home',
    who: (names: readonly string[], home: string) =>
      `Digital advisers\u00a0· ${whereOf(names, home, ' and ')}`,
  },
})
