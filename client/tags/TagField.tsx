import { useEffect, useState } from 'react'
import { mayAny } from '#shared/permissions.ts'
import { orderOf } from '#shared/shown-indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { longestTagName, mostTags, tagKey, type TagScope, tagScopeLabels } from '#shared/tags.ts'
import { wordsSought } from '#shared/words-sought.ts'
import { useActor } from '../actor.ts'
import { secretSaid } from '../guarded-text.ts'
import { isUnreachable, refusalOf, sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Row } from '../ui/Stack.tsx'
import { isOffered, type TagNamed, useAddTag, useTags } from './use-tags.ts'
import './tag-field.css'

type TagFieldProps = {
  ids: readonly string[]
  onIds: (ids: string[]) => void
  /** Those that the session carries already, which may no longer be offered. */
  known: readonly TagNamed[]
  error?: string | undefined
}

/** `secret`: why it was not even sent. */
type Refused = { name: string; scope: TagScope; failure: unknown; secret?: string }

type Option = { id: string; label: string; detail: string; adds?: TagScope }

const none: never[] = []

/** A few letters find a tag; a name that nobody has yet makes one, for oneself or for the team. */
export function TagField({ ids, onIds, known, error }: TagFieldProps) {
  const actor = useActor() ?? null
  const { data: all = none } = useTags()
  const add = useAddTag()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<Refused>()
  const named = new Map([...known, ...all].map((tag) => [tag.id, tag]))
  const hasAll = all.length > 0

  /* A favourite may say a tag of a team that one has left since: nobody could save with it. */
  useEffect(() => {
    const isKnown = (id: string) => all.some((tag) => tag.id === id) || known.some((tag) => tag.id === id)
    if (hasAll && !ids.every(isKnown)) onIds(ids.filter(isKnown))
  }, [all, hasAll, known, ids, onIds])

  const create = async (name: string, scope: TagScope, confirmed = false) => {
    setRefused(undefined)
    await add(name, scope, confirmed).then(
      ({ id }) => onIds([...ids, id]),
      (failure: unknown) => setRefused({ name, scope, failure }),
    )
  }
  const choose = ({ id, adds }: Option) => {
    const name = text.trim()
    setText('')
    const secret = adds && secretSaid(name)
    if (secret) setRefused({ name: '', scope: adds, failure: null, secret })
    else if (adds) void create(name, adds)
    else onIds([...ids, id])
  }

  const options = [
    ...optionsFor(
      text,
      all.filter((tag) => isOffered(tag) && !ids.includes(tag.id)),
    ),
    ...newOnes(
      text,
      all.filter(isOffered),
      addable.filter(([, thing]) => mayAny(actor, 'manage', thing)).map(([scope]) => scope),
    ),
  ]
  return (
    <div className="tag-field">
      <SearchBox
        label="Étiquettes (facultatif)"
        error={error}
        id="champ-tagIds"
        text={text}
        onText={(typed) => setText(typed.slice(0, longestTagName))}
        options={ids.length < mostTags ? options : []}
        firstOnEnter
        onChoose={choose}
      />
      {refused && (
        <Alert tone="warning" appears>
          <p>
            {refused.secret ??
              `«\u00a0${refused.name}\u00a0»\u00a0: ${isUnreachable(refused.failure) ? needsNetwork : sayFailure(refused.failure)}`}
          </p>
          {refusalOf(refused.failure) === 'noteToConfirm' && (
            <Button
              type="button"
              look="secondary"
              onClick={() => void create(refused.name, refused.scope, true)}
            >
              Je l’ai relue, la créer
            </Button>
          )}
        </Alert>
      )}
      {ids.length > 0 && (
        <Row as="ul">
          {ids.map((id) => (
            <li key={id}>
              <Chip
                name={named.get(id)?.name ?? '…'}
                onRemove={() => onIds(ids.filter((other) => other !== id))}
              />
            </li>
          ))}
        </Row>
      )}
    </div>
  )
}

const needsNetwork =
  'une étiquette se crée avec le réseau. Choisissez-en une qui existe, ou ajoutez-la plus tard en corrigeant la séance.'

const addable = [
  ['personal', 'personalTag'],
  ['team', 'teamTag'],
] as const

/** What holds the words, its beginning first; among equals, what serves most. */
function optionsFor(text: string, tags: (TagNamed & { uses: GuardedCount })[]): Option[] {
  const holds = wordsSought(text)
  if (!holds) return []
  const begins = (name: string) => tagKey(name).startsWith(tagKey(text))
  return tags
    .filter(({ name }) => holds(name))
    .toSorted((a, b) => Number(begins(b.name)) - Number(begins(a.name)) || orderOf(b.uses) - orderOf(a.uses))
    .slice(0, 6)
    .map(({ id, name, scope }) => ({ id, label: name, detail: tagScopeLabels[scope] }))
}

function newOnes(text: string, tags: TagNamed[], scopes: TagScope[]): Option[] {
  const name = text.trim()
  if (tagKey(name) === '') return []
  return scopes
    .filter((scope) => !tags.some((tag) => tag.scope === scope && tagKey(tag.name) === tagKey(name)))
    .map((adds) => ({
      id: `creer-${adds}`,
      label: `Créer «\u00a0${name}\u00a0»`,
      detail: tagScopeLabels[adds],
      adds,
    }))
}
