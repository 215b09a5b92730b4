import { few } from './shown.ts'

/** Why figures outside their structure are not to the unit, said kindly. */
export function GuardedMention() {
  return (
    <p className="mention">
      Pour que personne ne puisse être reconnu, même en soustrayant un chiffre d’un autre, un tout petit
      nombre se lit «&nbsp;{few}&nbsp;», les autres sont arrondis à cinq près d’après sept accompagnements sur
      huit tirés au sort, et les heures suivent. Chaque total est compté à part : il peut différer un peu de
      la somme de ses parties. La même question donne toujours la même réponse.
    </p>
  )
}
