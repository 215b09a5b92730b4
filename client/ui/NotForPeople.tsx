import { useId } from 'react'
import './not-for-people.css'

type NotForPeopleProps = { value: string; onChange: (typed: string) => void }

/** A field that people neither see, hear nor reach, and that programs fill. */
export function NotForPeople({ value, onChange }: NotForPeopleProps) {
  const id = useId()
  return (
    <div className="not-for-people" aria-hidden="true">
      <label htmlFor={id}>Ne remplissez pas cette case</label>
      <input
        id={id}
        name="website"
        type="text"
        tabIndex={-1}
        autoComplete="off"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  )
}
