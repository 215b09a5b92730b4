import {
  autonomies,
  autonomyLabels,
  equipmentLabels,
  levelLabels,
  mandateLabels,
  postureLabels,
  referralLabels,
  referrals,
} from '#shared/sessions.ts'
import { Notice } from '../ui/Alert.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { SelectField } from '../ui/Field.tsx'
import { choicesOf, fieldId, type Telling, toggled } from './telling.ts'

/** How it was done; nothing here must be answered, except the mandate of who does instead. */
export function HowFields({ told, tell, mistakes }: Telling) {
  return (
    <div className="session-rows">
      <Segmented
        legend={'Comment avez-vous aidé\u00a0?'}
        id={fieldId('posture')}
        choices={choicesOf(postureLabels)}
        values={told.posture ? [told.posture] : []}
        onChange={({ currentTarget: { value } }) => tell({ posture: value as typeof told.posture })}
      />
      {told.posture === 'done_instead' && (
        <>
          <Notice tone="urgent">{reminder}</Notice>
          <Segmented
            legend={'Quel mandat aviez-vous\u00a0?'}
            id={fieldId('mandate')}
            error={mistakes.mandate}
            choices={choicesOf(mandateLabels)}
            values={told.mandate ? [told.mandate] : []}
            onChange={({ currentTarget: { value } }) => tell({ mandate: value as typeof told.mandate })}
          />
        </>
      )}
      {told.kind === 'individual' ? (
        <Segmented
          legend="Autonomie"
          choices={autonomies.map((value, at) => ({
            value,
            label: `${'★'.repeat(at + 1)} ${autonomyLabels[value]}`,
          }))}
          values={told.autonomy ? [told.autonomy] : []}
          onChange={({ currentTarget: { value } }) => tell({ autonomy: value as typeof told.autonomy })}
        />
      ) : (
        <Segmented
          legend="Niveau du groupe"
          choices={choicesOf(levelLabels)}
          values={told.level ? [told.level] : []}
          onChange={({ currentTarget: { value } }) => tell({ level: value as typeof told.level })}
        />
      )}
      <Segmented
        legend="Matériel"
        id={fieldId('equipment')}
        error={mistakes.equipment}
        many
        choices={choicesOf(equipmentLabels)}
        values={told.equipment}
        onChange={({ currentTarget: { value } }) => tell({ equipment: withEquipment(told.equipment, value) })}
      />
      <SelectField
        label="Orientation"
        value={told.referral ?? ''}
        onChange={({ currentTarget: { value } }) =>
          tell({ referral: value === '' ? null : (value as typeof told.referral) })
        }
      >
        <option value="">Aucune</option>
        {referrals.map((referral) => (
          <option key={referral} value={referral}>
            {referralLabels[referral]}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

/** CNIL, « travailleurs sociaux et démarches en ligne »: what must be known before acting for somebody. */
const reminder =
  'Faire à la place demande un mandat signé (Aidants Connect, ou le modèle de la CNIL)\u00a0; c’est impossible pour une personne mineure, sous tutelle ou sous curatelle. Seule la sorte de mandat est gardée ici.'

type Equipment = Telling['told']['equipment']

/** « Pas de matériel » goes with nothing else. */
function withEquipment(before: Equipment, value: string): Equipment {
  const chosen = value as Equipment[number]
  if (chosen === 'aucun') return before.includes('aucun') ? [] : ['aucun']
  return toggled(
    before.filter((each) => each !== 'aucun'),
    chosen,
  )
}
