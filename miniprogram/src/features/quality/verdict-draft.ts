import type { InputOf } from '@shared/operations'
import type { InspectionLine, RejectReason } from '@shared/schema/inspection'
import { photosInput, type PickedPhoto } from '@/components/photo-field/picked-photo'
import { toJudge } from '@shared/domain/inspection'

/** What the clerk says of one line, before it is sent. */
export interface VerdictDraft {
  /** Null while what is typed is no number. */
  accepted: number | null
  rejected: number | null
  reason: RejectReason | ''
  note: string
  photos: PickedPhoto[]
  /** Whether accepted goods go to their shelf at once. */
  shelve: boolean
  acceptedTo: string
  rejectedTo: string
}

/** Most goods are good: all accepted, put away at once, until the clerk says otherwise. */
export const newVerdict = (line: InspectionLine, rejectedTo: string): VerdictDraft => ({
  accepted: toJudge(line),
  rejected: 0,
  reason: '',
  note: '',
  photos: [],
  shelve: true,
  acceptedTo: '',
  rejectedTo,
})

/** What is said to be bad cannot be good as well: the other figure makes room. */
export function withRejected(draft: VerdictDraft, rejected: number | null, waiting: number): VerdictDraft {
  const room = Math.max(0, waiting - (rejected ?? 0))
  const full = (draft.accepted ?? 0) + (draft.rejected ?? 0) === waiting
  return { ...draft, rejected, accepted: full ? room : Math.min(draft.accepted ?? 0, room) }
}

export const isSkipped = ({ accepted, rejected }: VerdictDraft): boolean => accepted === 0 && rejected === 0

/** What is missing before a line can be sent, in the words of a clerk; undefined when nothing is. */
export function verdictProblem(line: InspectionLine, draft: VerdictDraft): string | undefined {
  const { accepted, rejected } = draft
  if (accepted === null || rejected === null) return '请填写数量'
  if (accepted + rejected > toJudge(line)) return '合格加不合格超过了待检数量'
  if (rejected > 0 && !draft.reason) return '请选择不合格原因'
  if (rejected > 0 && draft.reason === 'other' && !draft.note.trim()) return '选了「其他」，请写明原因'
  if (rejected > 0 && !draft.rejectedTo) return '请选择不合格品放在哪里'
  if (rejected > 0 && line.item.controlled && draft.photos.length === 0) return '管控物资判不合格要拍照留证'
  if (accepted > 0 && draft.shelve && !draft.acceptedTo) return '请选择上架库位，或改为稍后上架'
  return undefined
}

/** What is sent of one line. Only for a draft without a problem. */
export const verdictInput = (
  line: InspectionLine,
  draft: VerdictDraft,
): InputOf<'quality.inspect'>['lines'][number] => {
  const { accepted, rejected, reason, note, photos, shelve, acceptedTo, rejectedTo } = draft
  return {
    lineId: line.lineId,
    accepted: accepted ?? 0,
    rejected: rejected ?? 0,
    ...((rejected ?? 0) > 0 && reason ? { reason } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(photos.length > 0 ? { photos: photosInput(photos) } : {}),
    ...((accepted ?? 0) > 0 && shelve && acceptedTo ? { acceptedTo } : {}),
    ...((rejected ?? 0) > 0 && rejectedTo ? { rejectedTo } : {}),
  }
}
