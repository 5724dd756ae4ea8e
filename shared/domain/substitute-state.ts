import type { Requisition, Substitute } from '../schema/requisition'
import { openQuantity } from './open-quantity'

/** Whether the document has reached a point where goods can still be exchanged. */
export const mayExchange = ({ status }: Requisition): boolean =>
  status === 'approved' || status === 'partlyIssued'

/**
 * Withdraws proposals that have lost their point, since the line was handed out, closed or taken back meanwhile, and
 * keeps `substituteWaits` in step. To be called after every change of lines or status.
 */
export function settleSubstitutes(requisition: Requisition, now: string): Requisition {
  const { substitutes, substituteWaits: _before, ...rest } = requisition
  if (!substitutes) return rest
  const settled = substitutes.map((proposal): Substitute => {
    if (proposal.state !== 'waiting') return proposal
    const line = requisition.lines.find(({ lineId }) => lineId === proposal.lineId)
    const pointless = !mayExchange(requisition) || !line || openQuantity(line) < proposal.covers
    return pointless ? { ...proposal, state: 'cancelled', answeredAt: now } : proposal
  })
  const waits = settled.some(({ state }) => state === 'waiting')
  return { ...rest, substitutes: settled, ...(waits ? { substituteWaits: true } : {}) }
}
