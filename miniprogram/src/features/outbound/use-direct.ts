import { needsTwoPeople } from '@shared/domain/controlled'
import type { InputOf, OutputOf } from '@shared/operations'
import { signal } from '@/lib/feedback'
import { replacePage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { dealOut, type DirectDraft } from './direct-draft'

type Proposal = OutputOf<'outbound.directProposal'>

/** What is said and signed at the hand-over: a signature for each department that gave one. */
export interface HandedOver {
  signatures: ReadonlyMap<string, () => string>
  idNumber: string
}

/** Departments whose goods need a signature, and whether a second person and an identity check are wanted. */
export function directPrecautions({ targets, lines }: DirectDraft, { controlled }: Proposal) {
  const guarded = lines.filter(({ item }) => item.controlled)
  return {
    twoPeople: guarded.some(({ item }) => needsTwoPeople(controlled, item.controlled)),
    idCheck: controlled.idCheck && guarded.length > 0,
    mustSign: targets
      .filter(({ departmentId }) => guarded.some(({ cells }) => (cells[departmentId] ?? 0) > 0))
      .map(({ departmentId }) => departmentId),
  }
}

/** Posts a direct issue, or hands it to a second person. What was proposed and taken from the shelf is what is sent. */
export function useDirect(draft: DirectDraft, onDone: () => void) {
  const issuing = useCommand('outbound.directIssue')
  const preparing = useCommand('outbound.prepareDirect')

  const inputOf = (
    proposal: Proposal,
    { signatures, idNumber }: HandedOver,
  ): InputOf<'outbound.directIssue'> => ({
    warehouseId: draft.warehouseId,
    purpose: draft.purpose.trim(),
    targets: draft.targets.map(({ departmentId, receivedBy }) => {
      const toPng = signatures.get(departmentId)
      return {
        departmentId,
        ...(receivedBy.trim() ? { receivedBy: receivedBy.trim() } : {}),
        ...(toPng ? { signature: toPng() } : {}),
      }
    }),
    lines: draft.lines.map(({ itemId, cells }) => {
      const wanted = draft.targets
        .map(({ departmentId }) => ({ departmentId, quantity: cells[departmentId] ?? 0 }))
        .filter(({ quantity }) => quantity > 0)
      const line = proposal.lines.find((candidate) => candidate.itemId === itemId)
      return { itemId, cells: line ? dealOut(line.picks, wanted) : wanted }
    }),
    ...(idNumber ? { idNumber } : {}),
  })
  const send = async (proposal: Proposal, handed: HandedOver) => {
    const input = inputOf(proposal, handed)
    if (directPrecautions(draft, proposal).twoPeople) {
      const answer = await preparing.run(input)
      signal(answer.ok ? 'ok' : 'wrong')
      if (!answer.ok) return
      onDone()
      replacePage('check', { id: answer.data.check._id, done: '1' })
      return
    }
    const answer = await issuing.run(input)
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    onDone()
    replacePage('directIssue', { id: answer.data._id, done: '1' })
  }
  return {
    send,
    running: issuing.running || preparing.running,
    failure: issuing.failure ?? preparing.failure,
  }
}
