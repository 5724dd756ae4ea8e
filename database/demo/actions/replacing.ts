import { proposeSubstitute } from '../../../shared/domain/substitute'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface Proposal {
  requisitionId: string
  clerkId: string
  lineId: number
  itemId: string
  /** In the smallest step of the other item. */
  quantity: number
  reason: string
}

/** Proposes another item; the requester has not answered yet. */
export function proposeOther(world: World, proposal: Proposal, moment: number): void {
  const at = instant(moment)
  const { requisitionId, clerkId, lineId, itemId, quantity, reason } = proposal
  const before = world.requisition(requisitionId)
  const clerk = world.person(clerkId)
  const stock = world.stockIn(before.warehouseId)(itemId)
  const after = allowed(proposeSubstitute(before, { by: clerk, lineId, stock, quantity, reason }, at))
  world.requisitions.set(requisitionId, after)
  const { item } = world.item(itemId)
  world.record({
    operation: 'outbound.proposeSubstitute',
    actor: clerk,
    at,
    input: { requisitionId, lineId, itemId, quantity, reason },
    summary: `提议替代：${requisitionId} 第 ${lineId} 行换成 ${item.name} ×${quantity} ${item.unit}，原因：${reason}`,
    warehouseId: before.warehouseId,
    document: { type: 'requisition', id: requisitionId },
    postings: [],
  })
}
