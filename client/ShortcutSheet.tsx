import { useSingleKeys } from './single-keys.ts'
import { Checkbox } from './ui/Choices.tsx'
import { Modal } from './ui/Modal.tsx'
import './shortcut-sheet.css'

/** Every key of the staff's pages, and the way to do without those that are pressed alone. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { areOn, turn } = useSingleKeys()
  return (
    <Modal open onClose={onClose} title="Raccourcis clavier">
      <div className="shortcuts">
        <Checkbox
          label="Touches seules actives"
          hint={
            'Celles qui se pressent sans Ctrl ni Alt. Elles ne font rien pendant que vous écrivez. Sans elles, tout reste à portée de Tab et d’Entrée.'
          }
          checked={areOn}
          onChange={({ currentTarget }) => turn(currentTarget.checked)}
        />
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([pressed, does]) => (
                <div key={does}>
                  <dt>
                    {pressed.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

type Keys = [pressed: string[], does: string][]

const groups: { title: string; keys: Keys }[] = [
  {
    title: 'Partout',
    keys: [
      [['n'], 'Noter un accompagnement'],
      [['r'], 'Donner un rendez-vous (Aujourd’hui, Ma semaine)'],
      [['?'], 'Ouvrir cette liste'],
      [['Échap'], 'Fermer une fenêtre, vider une recherche'],
    ],
  },
  {
    title: 'En notant un accompagnement',
    keys: [
      [['1', '…', '9'], 'Vos thématiques les plus fréquentes, hors d’un champ ou dans leur recherche vide'],
      [['e', 'm', 'a', 'Entrée'], 'Une thématique par ses premières lettres'],
      [['Alt', '0'], 'Répéter la dernière séance'],
      [['Alt', '1', '…', '9'], 'Commencer avec un favori'],
      [['Ctrl', 'Entrée'], 'Enregistrer, et passer au suivant de la liste à clôturer'],
      [['Ctrl', 'Maj', 'Entrée'], 'Enregistrer et noter un autre'],
    ],
  },
  {
    title: 'En notant une matinée',
    keys: [
      [['Entrée'], 'La ligne suivante, dans la colonne où l’on a commencé'],
      [['Maj', 'Entrée'], 'La ligne d’avant'],
      [['Ctrl', 'D'], 'Reprendre la ligne du dessus, sauf la personne et la note'],
      [['1', '…', '9'], 'Vos thématiques les plus fréquentes, dans leur colonne'],
      [['Ctrl', 'Entrée'], 'Tout enregistrer'],
    ],
  },
  {
    title: 'En clôturant à la suite',
    keys: [
      [['a'], 'Absent'],
      [['p'], 'Passer au suivant'],
    ],
  },
]
