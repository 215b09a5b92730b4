/** How figures that leave their structure are said, on screen and on paper. */

/** One to four people are not told outside their structure. */
export const few = 'moins\u00a0de\u00a05'

/** Why figures outside their structure are not to the unit, said kindly. */
export const whyGuarded =
  'Pour que personne ne puisse être reconnu, même en soustrayant un chiffre d’un autre, un tout petit ' +
  `nombre se lit «\u00a0${few}\u00a0», les autres sont arrondis à cinq près d’après sept accompagnements sur ` +
  'huit tirés au sort, et les heures suivent. Chaque total est compté à part\u00a0: il peut différer un peu de ' +
  'la somme de ses parties. La même question donne toujours la même réponse.'
