import { Outlet, useParams, useRouter } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { NotFound } from './house/NotFound.tsx'
import { Brand } from './Brand.tsx'
import { useFirstVisitFirst } from './house/first-visit-first.ts'
import { useSettings } from './settings.ts'
import { RouteLink } from './ui/ButtonLink.tsx'
import { inBoth, LangContext, useLang, useWords } from './ui/lang.ts'
import { Toasts } from './ui/Toast.tsx'
import './Shell.css'

/** Around every page a citizen sees: one column, large letters, the other language one touch away. */
export function CitizenLayout() {
  useFirstVisitFirst()
  return (
    <CitizenShell>
      <Outlet />
    </CitizenShell>
  )
}

/** Around an address that leads nowhere. */
export function LostLayout() {
  return (
    <CitizenShell>
      <NotFound />
    </CitizenShell>
  )
}

/** What both faces share: skip link, banner of the demonstration, landmarks, focus on the title after each move. */
export function Shell({ face, header, children, footer }: ShellProps) {
  const main = useRef<HTMLElement>(null)
  const lang = useLang()
  const say = useWords(words)
  const settings = useSettings()
  useFocusOnTitle(main)
  useLayoutEffect(() => {
    document.documentElement.lang = lang
    document.documentElement.dataset['face'] = face
    if (settings) document.documentElement.dataset['identity'] = settings.identity
  }, [lang, face, settings])
  return (
    <div className="shell">
      <a className="shell-skip" href="#contenu">
        {say.skip}
      </a>
      {settings?.demo && (
        <section className="shell-demo" aria-label={say.demonstration}>
          {say.demo}
        </section>
      )}
      {header}
      <main id="contenu" ref={main} tabIndex={-1}>
        {children}
      </main>
      {footer}
      <Toasts />
    </div>
  )
}

type ShellProps = { face: 'citizen' | 'staff'; header: ReactNode; children: ReactNode; footer?: ReactNode }

function CitizenShell({ children }: { children: ReactNode }) {
  const { lang = 'fr' } = useParams({ strict: false })
  return (
    <LangContext value={lang}>
      <Shell face="citizen" header={<CitizenHeader />} footer={<CitizenFooter />}>
        {children}
      </Shell>
    </LangContext>
  )
}

function CitizenHeader() {
  const lang = useLang()
  const say = useWords(words)
  return (
    <header className="shell-header">
      <div>
        <Brand to="/{-$lang}" />
        <nav aria-label={say.languages} className="shell-languages">
          <RouteLink
            to="."
            replace
            params={{ lang: undefined }}
            search
            hash
            lang="fr"
            {...current(lang === 'fr')}
          >
            <abbr title="Français">FR</abbr>
          </RouteLink>
          <RouteLink to="." replace params={{ lang: 'en' }} search hash lang="en" {...current(lang === 'en')}>
            <abbr title="English">EN</abbr>
          </RouteLink>
        </nav>
      </div>
    </header>
  )
}

const current = (is: boolean) => ({ 'aria-current': is ? ('true' as const) : undefined })

function CitizenFooter() {
  const say = useWords(words)
  return (
    <footer className="shell-footer">
      <nav aria-label={say.about}>
        <RouteLink to="/chiffres">{say.figures}</RouteLink>
        <RouteLink to="/{-$lang}/accessibilite">{say.accessibility}</RouteLink>
        <RouteLink to="/{-$lang}/mentions-legales">{say.legalNotice}</RouteLink>
        <RouteLink to="/{-$lang}/donnees-personnelles">{say.personalData}</RouteLink>
        <RouteLink to="/donnees-ouvertes">{say.openData}</RouteLink>
      </nav>
    </footer>
  )
}

/**
 * After each move to another address, the page's title takes the focus: a screen reader says where one is, and the
 * keyboard starts from the top. A page still on its way is awaited; one that has given the focus to a field keeps it.
 */
function useFocusOnTitle(main: RefObject<HTMLElement | null>) {
  const router = useRouter()
  useEffect(() => {
    let awaited: MutationObserver | undefined
    const focus = () => {
      const title = main.current?.querySelector('h1')
      if (!title) return
      awaited?.disconnect()
      if (main.current?.querySelector('input:focus')) return
      title.tabIndex = -1
      title.focus({ preventScroll: true })
    }
    const forget = router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
      awaited?.disconnect()
      if (!pathChanged || !fromLocation || !main.current) return
      awaited = new MutationObserver(focus)
      awaited.observe(main.current, { childList: true, subtree: true })
      focus()
    })
    return () => {
      forget()
      awaited?.disconnect()
    }
  }, [router, main])
}

const words = inBoth({
  fr: {
    skip: 'Aller au contenu',
    demonstration: 'Démonstration',
    demo: 'Démonstration\u00a0: les personnes et les chiffres de ce site sont inventés.',
    languages: 'Langue',
    about: 'À propos de ce site',
    figures: 'Les chiffres',
    accessibility: 'Accessibilité\u00a0: non conforme',
    legalNotice: 'Mentions légales',
    personalData: 'Données personnelles',
    openData: 'Données ouvertes',
  },
  en: {
    skip: 'Skip to content',
    demonstration: 'Demonstration',
    demo: 'Demonstration: the people and figures on this site are invented.',
    languages: 'Language',
    about: 'About this site',
    figures: 'Public figures (in French)',
    accessibility: 'Accessibility: not compliant',
    legalNotice: 'Legal notice',
    personalData: 'Personal data',
    openData: 'Open data (in French)',
  },
})
