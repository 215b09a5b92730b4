import { publicAddressOf, sayPublicPeriod, shortNameOf } from '#shared/public-figures.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { themeLabels, themes } from '#shared/themes.ts'
import type { Settings } from '../env.ts'
import type { PublicFigures } from './public.ts'

/** What search engines and previews read of a public page. */
export function headOf(
  { names, address, period, figures }: PublicFigures,
  { publicUrl, operator }: Pick<Settings, 'publicUrl' | 'operator'>,
): string {
  const title = `${titleOf({ names })} · ${operator}`
  const description = figures
    ? `${sentenceOf(figures)} ${sayPublicPeriod(period)}, ${hereOf(names)}.`
    : `Ce que changent les conseillers numériques, ${hereOf(names)}.`
  const canonical = `${publicUrl}${address}`
  return [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<link rel="canonical" href="${escaped(canonical)}" />`,
    `<meta property="og:title" content="${escaped(title)}" />`,
    `<meta property="og:description" content="${escaped(description)}" />`,
    `<meta property="og:url" content="${escaped(canonical)}" />`,
    `<meta property="og:type" content="article" />`,
  ].join('\n    ')
}

/** The page in plain text, themes first. */
export function textOf({ names, above: wider, period, figures, below }: PublicFigures): string {
  const ways = below.flatMap(({ name, address, sessions }) =>
    address
      ? [
          `<li><a href="${address}">${escaped(shortNameOf(name))}</a>\u00a0: ${escaped(say(sessions))}\u00a0séances</li>`,
        ]
      : [],
  )
  const above = [
    ...wider,
    ...names.slice(0, -1).map((name, at) => ({ name, address: publicAddressOf(names.slice(0, at + 1)) })),
  ].map(({ name, address }) => `<a href="${address}">${escaped(shortNameOf(name))}</a> › `)
  return [
    `<main><p>${above.join('')}</p><h1>${escaped(titleOf({ names }))}</h1>`,
    figures
      ? `<p>${escaped(sayPublicPeriod(period))}. ${escaped(sentenceOf(figures))}</p>
        <table><caption>Les trois thèmes prioritaires</caption>
        <tr><th>Thème</th><th>Séances</th><th>Heures</th></tr>${themes
          .map(
            (theme) =>
              `<tr><th>${escaped(themeLabels[theme].fr)}</th><td>${escaped(say(figures.now.themes[theme].sessions))}</td>` +
              `<td>${figures.now.themes[theme].hours?.toLocaleString('fr') ?? '–'}</td></tr>`,
          )
          .join('')}</table>`
      : '<p>Aucun mois n’est encore fini depuis la première séance.</p>',
    `<ul>${ways.join('')}</ul></main>`,
  ].join('')
}

export const titleOf = ({ names }: Pick<PublicFigures, 'names'>): string =>
  `Ce que change le programme, ${hereOf(names)}`

const hereOf = (names: readonly string[]) => shortNameOf(names.at(-1) ?? '')

function sentenceOf({ now }: NonNullable<PublicFigures['figures']>): string {
  const hours = now.hours === null ? '' : ` et ${now.hours.toLocaleString('fr')} heures`
  return `Les conseillers numériques ont fait ${say(now.participants)} accompagnements en ${say(now.sessions)} séances${hours}, gratuitement.`
}

const say = (count: GuardedCount) => (count === 'few' ? 'moins de 5' : count.toLocaleString('fr'))

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
