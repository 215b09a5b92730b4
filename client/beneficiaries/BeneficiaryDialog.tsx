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
import { inputOf, knownOf, nobodyTold, type Told, toldOf } from './told.ts'
import './beneficiaries.css'

type BeneficiaryDialogProps = {
  /** Whose record is corrected; nobody's when one is begun. */
  known?: Beneficiary
  /** What was typed to look for them. */
  names?: Pick<Told, 'firstName' | 'lastName'>
  onClose: () => void
}

/** Begins to follow somebody, in two fields, or corrects what is known of them. */
export function BeneficiaryDialog({ known, names, onClose }: BeneficiaryDialogProps) {
  const memory = useQueryClient()
  const [told, setTold] = useState<Told>(() => (known ? toldOf(known) : { ...nobodyTold, ...names }))
  const tell = (changed: Partial<Told>) => setTold((before) => ({ ...before, ...changed }))
  const onSuccess = async () => {
    announce({ message: known ? 'Fiche corrigée.' : `${nameOf(told)} est dans vos bénéficiaires.` })
    await memory.invalidateQueries()
    onClose()
  }
  const post = usePost()
  return (
    <Modal open onClose={onClose} title={known ? 'Corriger la fiche' : 'Ajouter une personne'}>
      <CheckedForm<BeneficiaryAdding | BeneficiaryChange, keyof typeof beneficiarySentences>
        schema={known ? beneficiaryChange : beneficiaryAdding}
        answers={(_, requestId) => {
          const { noteConfirmed } = told
          return known
            ? { requestId, beneficiary: inputOf(known.id, told), noteConfirmed }
            : { beneficiary: inputOf(requestId, told), noteConfirmed }
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
        act={known ? 'Enregistrer' : 'Ajouter'}
        busy={post.isPending}
        failure={post.error}
      >
        {(mistakes) => (
          <>
            <NameFields told={told} tell={tell} mistakes={mistakes} />
            {!known && (
              <Lookalikes known={knownOf(told)} exceptId={null} title="Vous la suivez peut-être déjà" />
            )}
            <MoreFields
              told={told}
              tell={tell}
              mistakes={mistakes}
              open={known !== undefined || Object.keys(mistakes).some((path) => !isName(path))}
              communeName={known?.communeName ?? null}
            />
          </>
        )}
      </CheckedForm>
    </Modal>
  )
}

const isName = (path: string) => path === 'beneficiary.firstName' || path === 'beneficiary.lastName'
