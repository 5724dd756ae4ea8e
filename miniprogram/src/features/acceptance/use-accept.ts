import { useState } from 'react'
import { photosInput, type PickedPhoto } from '@/components/photo-field'
import { signal } from '@/lib/feedback'
import { formatQuantity } from '@/lib/format'
import { useCommand } from '@/lib/use-command'
import { businessDay } from '@shared/domain/calendar'
import { leftOf } from '@shared/domain/issued-goods'
import { sum } from '@shared/domain/stock'
import type { RequisitionView } from '@shared/operations/requisition'
import type { Issue, Requisition, RequisitionLine } from '@shared/schema/requisition'

export interface Shipped {
  line: RequisitionLine
  /** What left with this shipment, less what came back already. */
  quantity: number
}

export interface Arrived {
  /** Null while what is typed is no number. */
  received: number | null
  reason: string
  outcome: 'lost' | 'comingBack'
}

/** Lines of a shipment that may have arrived. */
export const shippedLines = ({ lines }: Requisition, { picks }: Issue): Shipped[] =>
  lines
    .map((line) => ({
      line,
      quantity: sum(picks.filter((pick) => pick.lineId === line.lineId).map(leftOf)),
    }))
    .filter(({ quantity }) => quantity > 0)

/** The acceptance of a shipment while it is filled in. */
export function useAccept(requisition: Requisition, issue: Issue, onDone: (view: RequisitionView) => void) {
  const command = useCommand('outbound.accept')
  const shipped = shippedLines(requisition, issue)
  const [changed, setChanged] = useState<Record<number, Arrived>>({})
  const [acceptedBy, setAcceptedBy] = useState(requisition.recipient?.contact ?? '')
  const [acceptedOn, setAcceptedOn] = useState(businessDay(Date.now()))
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<PickedPhoto[]>([])
  const [toPng, setToPng] = useState<(() => string) | null>(null)
  const [tried, setTried] = useState(false)

  const arrivedOf = ({ line, quantity }: Shipped): Arrived =>
    changed[line.lineId] ?? { received: quantity, reason: '', outcome: 'lost' }
  const problems = new Map(
    shipped.flatMap((one) => {
      const problem = problemOf(one, arrivedOf(one))
      return problem ? [[one.line.lineId, problem] as const] : []
    }),
  )
  const signerProblem = acceptedBy.trim() === '' ? '填写谁签收的' : undefined
  const differences = shipped.flatMap((one) => {
    const { received, reason, outcome } = arrivedOf(one)
    const missing = one.quantity - (received ?? one.quantity)
    return missing > 0 ? [{ lineId: one.line.lineId, quantity: missing, reason: reason.trim(), outcome }] : []
  })
  const submit = async () => {
    setTried(true)
    if (problems.size > 0 || signerProblem) return signal('wrong')
    const answer = await command.run({
      requisitionId: requisition._id,
      issueNo: issue.no,
      acceptedBy: acceptedBy.trim(),
      acceptedOn,
      ...(differences.length > 0 ? { differences } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(photos.length > 0 ? { photos: photosInput(photos) } : {}),
      ...(toPng ? { signature: toPng() } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data)
  }
  return {
    shipped,
    arrivedOf,
    change: (one: Shipped, part: Partial<Arrived>) =>
      setChanged((old) => ({ ...old, [one.line.lineId]: { ...arrivedOf(one), ...part } })),
    problems: tried ? problems : new Map<number, string>(),
    signerProblem: tried ? signerProblem : undefined,
    differs: differences.length,
    acceptedBy,
    setAcceptedBy,
    acceptedOn,
    setAcceptedOn,
    note,
    setNote,
    photos,
    setPhotos,
    signed: toPng !== null,
    setSignature: (make: (() => string) | null) => setToPng(() => make),
    submit,
    running: command.running,
    failure: command.failure,
  }
}

export type Accept = ReturnType<typeof useAccept>

function problemOf({ line, quantity }: Shipped, { received, reason }: Arrived): string | undefined {
  if (received === null) return '数量不对，请重新填写'
  const sent = `${formatQuantity(quantity, line.item.scale)} ${line.item.unit}`
  if (received > quantity) return `这次只发出 ${sent}，收到的不会更多`
  return received < quantity && reason.trim() === '' ? '少了的写一下原因' : undefined
}
