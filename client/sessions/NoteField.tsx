import { masked } from '#shared/note-guard.ts'
import { longestNotes } from '#shared/sessions.ts'
import { GuardedNote } from '../GuardedNote.tsx'
import { fieldId, type Telling } from './telling.ts'

/** A line for oneself, read over one's shoulder by the guard, with the title. */
export const NoteField = ({ told, tell, mistakes }: Telling) => (
  <GuardedNote
    id={fieldId('notes')}
    confirmId={fieldId('noteConfirmed')}
    maxLength={longestNotes}
    beside={told.title}
    note={told.notes}
    onNote={(notes) => tell({ notes, noteConfirmed: false })}
    onMask={() => tell({ notes: masked(told.notes), title: masked(told.title) })}
    isConfirmed={told.noteConfirmed}
    onConfirm={(noteConfirmed) => tell({ noteConfirmed })}
    error={mistakes.notes}
    confirmError={mistakes.noteConfirmed}
  />
)
