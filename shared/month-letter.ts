import { sayChangeOf, sayCount, sayHours } from './figures-said.ts'
import { whyGuarded } from './guarded-words.ts'
import { changeOf, indicatorDefinitions } from './indicators.ts'
import { type Block, layOut, type Written } from './letter-page.ts'
import { sayPart, sayPoints } from './numbers.ts'
import type { Indicators } from './shown-indicators.ts'
import type { GuardedCount } from './small-counts.ts'
import { capital, sayDay, sayMonth, sayTimeAt } from './speech.ts'
import { type Theme, themeLabels, themeOf, themes, topicTable, type Topic } from './themes.ts'
import { dayOf, type Instant, type Zone } from './time.ts'
import type { Told } from './views.ts'

/** The page of a month, by e-mail, for who asked for it. */

type Compared = { now: Indicators; before: Indicators } | null

/** As the dashboard shows it to its reader: exact or guarded, as on their screen. */
export type MonthTold = Told & {
  territory: string
  /** Whose figures, and what narrows them. */
  filters: string[]
  asOf: Instant
  now: Indicators
  topics: { topic: Topic; sessions: GuardedCount }[]
  previous: Compared
  lastYear: Compared
}

type Signed = {
  /** `2026-10` */
  month: string
  /** The name of the view; null for one’s own territory. It stays inside: a subject travels in the open. */
  viewName: string | null
  zone: Zone
  link: string
  stop: string
  operator: string
}

export function writeMonth(
  told: MonthTold,
  { month, viewName, zone, link, stop, operator }: Signed,
): Written {
  const when = sayMonth(month, 'fr')
  const asked = viewName === null ? 'la page de votre territoire' : `la vue «\u00a0${viewName}\u00a0»`
  const blocks: Block[] = [
    { is: 'words', lines: ['Bonjour,'] },
    { is: 'words', lines: [`Voici ${asked}, pour le mois qui vient de finir.`] },
    { is: 'appointment', lines: [`${told.territory}, ${when}`, capital(told.filters.join(', '))] },
    ...figuresOf(told),
    { is: 'words', lines: [told.isExact ? whyExact : whyGuarded, asOf(told, zone)] },
    { is: 'link', says: 'Le reste est sur la page\u00a0:', button: 'Ouvrir le tableau de bord', href: link },
    { is: 'words', lines: [operator] },
    {
      is: 'way out',
      says: 'Ce courriel vient une fois par mois, parce que vous l’avez demandé. Pour l’arrêter, sans vous connecter\u00a0:',
      act: 'ne plus le recevoir',
      href: stop,
    },
  ]
  return layOut(`${told.territory}, ${when}\u00a0: ce que change le programme`, blocks, 'fr')
}

const whyExact =
  'Ce sont les chiffres exacts de votre structure\u00a0: un petit nombre peut y désigner quelqu’un, gardez-les pour elle.'

const asOf = ({ asOf: at }: MonthTold, zone: Zone) =>
  `Données au ${sayDay(dayOf(at, zone), 'fr', 'without weekday')} à ${sayTimeAt(at, zone, 'fr')}.`

function figuresOf(told: MonthTold): Block[] {
  if (told.now.sessions === 0)
    return [{ is: 'words', lines: ['Aucune séance n’est notée ici pour ce mois.'] }]
  return [
    { is: 'list', title: 'L’essentiel', lines: essentials.map((each) => essentialOf(told, each)) },
    {
      is: 'list',
      title: 'Les trois thèmes prioritaires',
      lines: themes.map((theme) => themeLine(told, theme)),
    },
    {
      is: 'words',
      lines: ['Une séance peut toucher plusieurs thèmes\u00a0: le total des parts dépasse 100\u00a0%.'],
    },
  ]
}

/** The four figures that open the dashboard. */
const essentials = ['sessions', 'participants', 'hours', 'newcomers'] as const
type Essential = (typeof essentials)[number]

function essentialOf(told: MonthTold, name: Essential): string {
  const figure = told.now[name]
  const value = name === 'hours' ? sayHours(told.now.hours) : sayCount(figure ?? 0)
  const change = ({ now, before }: NonNullable<Compared>) => {
    const said = changeOf(now[name], before[name])
    return said === null ? null : sayChangeOf(said)
  }
  return `${indicatorDefinitions[name].name}\u00a0: ${value}${besideOf(told, change)}`
}

function themeLine(told: MonthTold, theme: Theme): string {
  const { frequency, hours, sessions } = told.now.themes[theme]
  const first = told.topics.find(({ topic }) => themeOf(topic) === theme)?.topic
  const moved = ({ now, before }: NonNullable<Compared>) => {
    const [here, there] = [now.themes[theme].frequency, before.themes[theme].frequency]
    return here === null || there === null ? null : sayPoints(here - there)
  }
  const share = frequency === null ? `${sayCount(sessions)} séances` : `${sayPart(frequency)} des séances`
  const topic = first ? `. On vient d’abord pour «\u00a0${topicTable[first].label}\u00a0»` : ''
  return `${themeLabels[theme].fr}\u00a0: ${share}${besideOf(told, moved)}, ${sayHours(hours)}${topic}.`
}

/** ` (+12 % sur un mois, stable sur un an)`; nothing where nothing compares. */
function besideOf(
  { previous, lastYear }: MonthTold,
  change: (compared: NonNullable<Compared>) => string | null,
): string {
  const said = [
    { than: 'un mois', compared: previous },
    { than: 'un an', compared: lastYear },
  ].flatMap(({ than, compared }) => {
    const moved = compared && change(compared)
    return moved ? [`${moved === '=' ? 'stable' : moved} sur ${than}`] : []
  })
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}
