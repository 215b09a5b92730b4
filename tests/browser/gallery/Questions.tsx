import { useState } from 'react'
import { Checkbox, RadioGroup, Segmented } from '#client/ui/Choices.tsx'
import { SelectField, TextArea, TextField } from '#client/ui/Field.tsx'
import { SearchBox } from '#client/ui/SearchBox.tsx'
import { Stack } from '#client/ui/Stack.tsx'

const communes = ['Gramat', 'Gourdon', 'Figeac'].map((label) => ({ id: label, label, detail: '46' }))

export function Questions() {
  const [text, setText] = useState('')
  const found = communes.filter(({ label }) => label.toLowerCase().startsWith(text.toLowerCase()))
  return (
    <Stack as="section">
      <h2>Les questions</h2>
      <SearchBox
        label="Votre commune"
        hint="Par exemple : Gramat"
        text={text}
        onText={setText}
        options={found}
        onChoose={({ label }) => setText(label)}
      />
      <TextField label="Votre téléphone" hint="Portable ou fixe" error="Il manque deux chiffres." />
      <TextField label="Jour" type="date" defaultValue="2026-06-16" />
      <TextArea label="Notes" maxLength={500} />
      <SelectField label="Structure">
        <option>Département du Lot</option>
      </SelectField>
      <RadioGroup
        framed
        legend="De quoi avez-vous besoin ?"
        choices={[
          { value: 'everyday', label: 'Au quotidien', hint: 'e-mails, achats, photos, santé…' },
          { value: 'unknown', label: 'Je ne sais pas encore' },
        ]}
      />
      <Segmented
        legend="Durée"
        values={['45']}
        onChange={() => {}}
        choices={['15', '30', '45', '60'].map((value) => ({ value, label: `${value} min` }))}
      />
      <Checkbox label="J’accepte d’être rappelé·e" defaultChecked />
    </Stack>
  )
}
