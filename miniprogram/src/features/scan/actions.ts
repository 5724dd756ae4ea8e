import { statusText } from '@shared/domain/requisition'
import { hasRole } from '@shared/domain/rights'
import type { Resolved } from '@shared/operations/masterdata'
import type { SheetAction } from '@/components/action-sheet'
import { openPage, openStock } from '@/lib/nav'
import type { Me } from '@/lib/session'

/** What this person can do with the thing just scanned, the likeliest first. */
export function actionsFor(resolved: Resolved, me: Me): SheetAction[] {
  switch (resolved.kind) {
    case 'item':
      return itemActions(resolved, me)
    case 'location':
      return [
        {
          id: 'action-stock',
          text: '查看本库库存',
          icon: 'box',
          onTap: () => openStock({ warehouseId: resolved.location.warehouseId }),
        },
      ]
    case 'requisition':
      return requisitionActions(resolved, me)
    case 'receipt':
      return [
        {
          id: 'action-receipt',
          text: '查看入库单',
          icon: 'document',
          onTap: () => openPage('receive', { receipt: resolved.receiptId }),
        },
      ]
  }
}

function itemActions({ item, unit }: Extract<Resolved, { kind: 'item' }>, me: Me): SheetAction[] {
  const receive: SheetAction = {
    id: 'action-receive',
    text: '入库',
    note: '到货了，收进仓库',
    icon: 'receive',
    onTap: () => openPage('receive', { itemId: item._id, unit }),
  }
  const request: SheetAction = {
    id: 'action-request',
    text: '领用',
    note: '去填领用申请',
    icon: 'basket',
    onTap: () => openPage('catalog'),
  }
  const look: SheetAction = {
    id: 'action-stock',
    text: '查看库存',
    note: '批次、库位和收发流水',
    icon: 'box',
    onTap: () => openPage('item', { id: item._id }),
  }
  return hasRole(me, 'clerk') ? [receive, look, request] : [request, look]
}

/** By its state: who issues picks it, who approves decides on it, everybody can look. */
function requisitionActions(
  { requisitionId: id, state }: Extract<Resolved, { kind: 'requisition' }>,
  me: Me,
): SheetAction[] {
  const look: SheetAction = {
    id: 'action-requisition',
    text: '查看领用单',
    icon: 'document',
    onTap: () => openPage('requisition', { id }),
  }
  const waitsForIssue = state === statusText.approved || state === statusText.partlyIssued
  if (waitsForIssue && hasRole(me, 'clerk')) {
    return [{ id: 'action-pick', text: '拣货出库', icon: 'pick', onTap: () => openPage('pick', { id }) }, look]
  }
  if (state === statusText.submitted && hasRole(me, 'approver', 'admin')) {
    return [{ id: 'action-approve', text: '去审批', icon: 'approve', onTap: () => openPage('approval', { id }) }, look]
  }
  return [look]
}
