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
          <MandateReminder />
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

/**
 * What must be known before acting for somebody (CNIL, « professionnels du secteur social »; Aidants Connect, who may be
 * authorised). Mandates are signed and kept there, never here.
 */
const MandateReminder = () => (
  <Notice tone="urgent">
    <p>
      {
        'Faire à la place demande un mandat signé\u00a0; c’est impossible pour une personne mineure, sous tutelle ou sous curatelle, et réservé aux professionnels. Seule la sorte de mandat est gardée ici.'
      }
    </p>
    <p>
      <a href={aidantsConnect} target="_blank" rel="noreferrer">
        Aidants Connect
      </a>
      {' · '}
      <a href={cnil} target="_blank" rel="noreferrer">
        Les conseils et le modèle de mandat de la CNIL
      </a>
    </p>
  </Notice>
)

const aidantsConnect = 'https://aidantsconnect.beta.gouv.fr/'
const cnil =
  'https://www.cnil.fr/fr/professionnels-du-secteur-social-comment-mieux-proteger-les-donnees-de-vos-usagers-demarches-en-ligne'

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
