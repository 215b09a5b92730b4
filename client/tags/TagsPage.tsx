import { useState } from 'react'
import { mayAny } from '#shared/permissions.ts'
import { type TagScope, tagScopeLabels, tagScopes } from '#shared/tags.ts'
import { useActor } from '../actor.ts'
import { Title } from '../Title.tsx'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { MergeTag } from './MergeTag.tsx'
import { NameTag } from './NameTag.tsx'
import { StandingTag, StoppedTag } from './TagLine.tsx'
import { isOffered, type Tag, useAddTag, useRenameTag, useTags } from './use-tags.ts'
import './tags.css'

/** « Étiquettes »: one's own, the team's, the département's; renamed, merged, retired, and each of it taken back. */
export function TagsPage() {
  const { data: tags, error } = useTags()
  const [open, setOpen] = useState<{ tag: Tag; does: 'rename' | 'merge' } | null>(null)
  const rename = useRenameTag()
  const close = () => setOpen(null)
  return (
    <Stack gap="medium">
      <Title>Étiquettes</Title>
      <PageHead
        title="Étiquettes"
        lead="Des mots à vous, pour retrouver des accompagnements dans le journal. Jamais le nom d’une personne."
      />
      {error && <Alert tone="error">{sayFailure(error)}</Alert>}
      {!tags && !error && <Skeleton lines={6} />}
      {tags && <NewTag />}
      {tags && tagScopes.map((scope) => <Section key={scope} scope={scope} tags={tags} onOpen={setOpen} />)}
      {tags && <Stopped tags={tags} />}
      {open?.does === 'rename' && (
        <NameTag
          title={`Renommer «\u00a0${open.tag.name}\u00a0»`}
          act="Renommer"
          name={open.tag.name}
          onClose={close}
          onName={async (name, confirmed) => {
            await rename(open.tag.id, name, confirmed)
            close()
          }}
        />
      )}
      {open?.does === 'merge' && tags && <MergeTag tag={open.tag} tags={tags} onClose={close} />}
    </Stack>
  )
}

const managed = { personal: 'personalTag', team: 'teamTag', departement: 'commonTag' } as const

function NewTag() {
  const actor = useActor() ?? null
  const add = useAddTag()
  const [times, setTimes] = useState(0)
  const scopes = tagScopes.filter((scope) => mayAny(actor, 'manage', managed[scope]))
  if (scopes.length === 0) return null
  return (
    <NameTag
      key={times}
      act="Ajouter"
      name=""
      scopes={scopes}
      onName={async (name, confirmed, scope) => {
        await add(name, scope, confirmed)
        setTimes((before) => before + 1)
      }}
    />
  )
}

type SectionProps = {
  scope: TagScope
  tags: Tag[]
  onOpen: (open: { tag: Tag; does: 'rename' | 'merge' }) => void
}

const titles: Record<TagScope, string> = {
  personal: 'Les vôtres',
  team: 'De votre équipe',
  departement: 'Du département',
}

/** Nothing of a scope that this person neither sees tags of nor may fill. */
function Section({ scope, tags, onOpen }: SectionProps) {
  const actor = useActor() ?? null
  const own = tags.filter((tag) => tag.scope === scope && isOffered(tag))
  if (own.length === 0 && !mayAny(actor, 'manage', managed[scope])) return null
  return (
    <section aria-labelledby={`etiquettes-${scope}`}>
      <h2 id={`etiquettes-${scope}`}>{titles[scope]}</h2>
      {own.length === 0 ? (
        <EmptyState title={`Aucune étiquette ${tagScopeLabels[scope].toLowerCase()}`}>
          <p>Ajoutez-en une ci-dessus, ou en notant un accompagnement.</p>
        </EmptyState>
      ) : (
        <ul className="tags">
          {own.map((tag) => (
            <StandingTag key={tag.id} tag={tag} onOpen={(does) => onOpen({ tag, does })} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Stopped({ tags }: { tags: Tag[] }) {
  const stopped = tags.filter((tag) => !isOffered(tag))
  if (stopped.length === 0) return null
  return (
    <Disclosure title={`Retirées ou fusionnées (${stopped.length})`}>
      <ul className="tags">
        {stopped.map((tag) => (
          <StoppedTag
            key={tag.id}
            tag={tag}
            into={tags.find(({ id }) => id === tag.mergedIntoId)?.name ?? null}
          />
        ))}
      </ul>
    </Disclosure>
  )
}
