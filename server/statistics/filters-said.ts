import { publicLabel } from '#shared/profile.ts'
import { channelLabels } from '#shared/sessions.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { themeLabels, topicTable } from '#shared/themes.ts'
import { narrowings } from './narrowings.ts'
import type { Looks } from './perimeter.ts'

/** What narrows the sessions, as the chips of the screen name it. */
export function filtersSaid(ctx: Looks, question: AnywhereQuestion): string[] {
  const kind = question.kind && kindLabels[question.kind]
  if (!('departement' in question)) return kind ? [kind] : []
  const { departement, placeId, advisorId, tagId, channel, theme, topic, public: who } = question
  const named = (placeId ?? advisorId ?? tagId) ? narrowings(ctx, { departement }) : null
  const nameIn = (all: { id: string; name: string }[] = [], id: string | undefined, unknown: string) =>
    id && (all.find((each) => each.id === id)?.name ?? unknown)
  return [
    kind,
    nameIn(named?.places, placeId, 'un lieu'),
    nameIn(named?.advisors, advisorId, 'une personne'),
    channel && channelLabels[channel],
    theme && themeLabels[theme].fr,
    topic && topicTable[topic].label,
    who && `public\u00a0: ${publicLabel(who)}`,
    nameIn(named?.tags, tagId, 'une étiquette'),
  ].filter((said) => said !== undefined)
}

const kindLabels = { individual: 'séances individuelles', workshop: 'ateliers' }
