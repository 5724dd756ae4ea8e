import { directIssue, type DirectCell } from '../../../shared/domain/direct-issue'
import { defaultSettings } from '../../../shared/schema/settings'
import type { DirectIssue } from '../../../shared/schema/direct-issue'
import { goodsText } from '../journal'
import { departments, warehouses } from '../organisation'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface Handing {
  warehouseId: string
  clerkId: string
  purpose: string
  targets: { departmentId: string; receivedBy: string; signerId?: string }[]
  lines: { itemId: string; cells: DirectCell[] }[]
}

/** Hands out without a requisition, to one department or to many. */
export function issueDirectly(world: World, handing: Handing, moment: number): DirectIssue {
  const at = instant(moment)
  const no = world.nextNumber('ZF', at)
  const { warehouseId, clerkId, purpose, lines } = handing
  const clerk = world.person(clerkId)
  const targets = handing.targets.map(({ departmentId, receivedBy, signerId }) => {
    const signature = signerId ? world.signatureOf(signerId) : undefined
    const departmentName = departments.find(({ _id }) => _id === departmentId)?.name ?? departmentId
    const kept = signature && { fileId: signature.fileId, sha256: signature.sha256 }
    return { departmentId, departmentName, receivedBy, ...(kept ? { signature: kept } : {}) }
  })
  const warehouse = {
    _id: warehouseId,
    name: warehouses.find(({ _id }) => _id === warehouseId)?.name ?? warehouseId,
  }
  const { controlled } = defaultSettings
  const command = { no, by: clerk, warehouse, purpose, targets, lines, controlled }
  const { document, stocks, postings } = allowed(
    directIssue(world.stockIn(warehouseId), command, world.pickSequence, at),
  )
  world.keep(stocks)
  world.directIssues.push(document)
  const whom =
    targets.length > 1
      ? `${targets[0]?.departmentName ?? ''} 等 ${targets.length} 个部门`
      : targets[0]?.departmentName
  world.record({
    operation: 'outbound.directIssue',
    actor: clerk,
    at,
    input: { warehouseId, purpose, targets: handing.targets, lines },
    summary: `直接发放 ${goodsText(document.lines, '种')}给${whom ?? ''}，${no}，用途：${purpose}`,
    warehouseId,
    document: { type: 'directIssue', id: no },
    postings,
  })
  return document
}
