import { sameWord } from '#shared/cell-text.ts'
import { type Choices, choiceKey, type Ground } from '#shared/imported-ground.ts'
import type { Question } from '#shared/imported-report.ts'
import { vocabularies } from '#shared/imported-values.ts'
import { procedureLabels } from '#shared/themes.ts'
import { SelectField } from '../ui/Field.tsx'
import { plural } from '../ui/lang.ts'

type QuestionsProps = {
  questions: readonly Question[]
  ground: Ground
  choices: Choices
  onChoose: (choices: Choices) => void
}

/** What the file says that we do not know: a choice each, once for all the lines that say it. */
export function Questions({ questions, ground, choices, onChoose }: QuestionsProps) {
  return (
    <ul className="import-questions">
      {questions.map((question) => (
        <li key={`${question.asked.what} ${question.asked.said}`}>
          <Choice question={question} ground={ground} choices={choices} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  )
}

function Choice(props: Omit<QuestionsProps, 'questions'> & { question: Question }) {
  const { question, ground, choices, onChoose } = props
  const { asked, times } = question
  const lines = plural('fr', times, 'séance', 'séances')
  if (asked.what === 'place') {
    const commune = ground.communes.find(({ code }) => code === asked.communeCode)
    const key = sameWord(asked.said)
    return (
      <SelectField
        label={`Lieu «\u00a0${asked.said || 'non dit'}\u00a0»`}
        hint={lines}
        value={choices.places[key] ?? asked.placeId ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChoose({ ...choices, places: { ...choices.places, [key]: value } })
        }
      >
        <option value="">{commune ? `Autre lieu, à ${commune.name}` : 'Choisissez un lieu'}</option>
        {ground.places.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    )
  }
  if (asked.what === 'tag') return null
  const { name, labels } = vocabularies[asked.what]
  const key = choiceKey(asked.what, asked.said)
  const isNeeded = asked.what === 'kind' || asked.what === 'channel' || asked.said === ''
  const offered = Object.entries<string>(labels).filter(
    ([code]) => asked.said !== '' || !Object.hasOwn(procedureLabels, code),
  )
  return (
    <SelectField
      label={asked.said === '' ? 'Séances sans thématique' : `${name} «\u00a0${asked.said}\u00a0»`}
      hint={lines}
      value={choices.words[key] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        onChoose({ ...choices, words: { ...choices.words, [key]: value } })
      }
    >
      <option value="">{isNeeded ? 'Ne pas les importer' : 'Laisser de côté'}</option>
      {offered.map(([code, label]) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </SelectField>
  )
}
