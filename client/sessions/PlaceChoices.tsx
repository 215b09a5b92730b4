import type { Usual } from './first-told.ts'

/** The places to choose from, each with its commune unless its name says it. */
export const PlaceChoices = ({ places }: Pick<Usual, 'places'>) => (
  <>
    <option value="">Choisissez un lieu</option>
    {places.map(({ id, name, communeName }) => (
      <option key={id} value={id}>
        {name.includes(communeName) ? name : `${name}, ${communeName}`}
      </option>
    ))}
  </>
)
