import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type BeneficiaryAdding,
  beneficiaryAdding,
  beneficiaryChange,
  type BeneficiaryChange,
} from '#shared/beneficiaries.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { usePost } from '../offline/use-outbox.ts'
import { announce } from '../ui/announcements.ts'
import { Modal } from '../ui/Modal.tsx'
import { beneficiarySentences, MoreFields, NameFields } from './BeneficiaryFields.tsx'
import { type Beneficiary, nameOf } from './followed.ts'
import { Lookalikes } from './Lookalikes.tsx'
import { inputOf, knownOf, nobodyTold, type Told, toldOf, type Unsent } from './told.ts'
import './beneficiaries.css'

type BeneficiaryDialogProps = {
  /** Whose record is corrected; nobody's when one is begun. */
  known?: Beneficiary
  /** What was typed to look for them. */
  names?: Pick<Told, 'firstName' | 'lastName'>
  /** What the server refused, as it was typed: told again, it goes in its place. */
  unsent?: Unsent
  /** It was taken. */
  onTold?: () => void
  onClose: () => void
}

/** Begins to follow somebody, in two fields, or corrects what is known of them. */
export function BeneficiaryDialog({ known, names, unsent, onTold, onClose }: BeneficiaryDialogProps) {
  const memory = useQueryClient()
  const [told, setTold] = useState<Told>(
    () => unsent?.told ?? (known ? toldOf(known) : { ...nobodyTold, ...names }),
  )
  const corrected = unsent ? unsent.corrected : known?.id
  const tell = (changed: Partial<Told>) => setTold((before) => ({ ...before, ...changed }))
  const onSuccess = async () => {
    onTold?.()
    announce({ message: corrected ? 'Fiche corrigée.' : `${nameOf(told)} est dans vos bénéficiaires.` })
    await memory.invalidateQueries()
    onClose()
  }
  const post = usePost()
  return (
    <Modal open onClose={onClose} title={corrected ? 'Corriger la fiche' : 'Ajouter une personne'}>
      <CheckedForm<BeneficiaryAdding | BeneficiaryChange, keyof typeof beneficiarySentences>
        schema={corrected ? beneficiaryChange : beneficiaryAdding}
        answers={(_, requestId) => {
          const { noteConfirmed } = told
          const id = unsent?.id ?? requestId
          return corrected
            ? { requestId: id, beneficiary: inputOf(corrected, told), noteConfirmed }
            : { beneficiary: inputOf(id, told), noteConfirmed }
        }}
        sentences={beneficiarySentences}
        onAnswers={(said) =>
          post.mutate(
            'requestId' in said
              ? { verb: 'beneficiaries.change', input: said }
              : { verb: 'beneficiaries.add', input: said },
            { onSuccess: () => void onSuccess() },
          )
        }
        act={corrected ? 'Enregistrer' : 'Ajouter'}
        busy={post.isPending}
        failure={post.error}
      >
        {(mistakes) => (
          <>
            <NameFields told={told} tell={tell} mistakes={mistakes} />
            {!corrected && (
              <Lookalikes
                known={knownOf(told)}
                exceptId={unsent?.id ?? null}
                title="Vous la suivez peut-être déjà"
              />
            )}
            <MoreFields
              told={told}
              tell={tell}
              mistakes={mistakes}
              open={
                corrected !== undefined ||
                unsent !== undefined ||
                Object.keys(mistakes).some((path) => !isName(path))
              }
              communeName={known?.communeName ?? null}
            />
          </>
        )}
      </CheckedForm>
    </Modal>
  )
}

const isName = (path: string) => path === 'beneficiary.firstName' || path === 'beneficiary.lastName'
