import { statusText } from '@shared/domain/requisition'
import { hasRole } from '@shared/domain/rights'
import type { Resolved } from '@shared/operations/masterdata'
import type { Item } from '@shared/schema/masterdata'
import type { SheetAction } from '@/components/action-sheet'
import { addToBasket } from '@/features/requisition/basket'
import { openPage, openStock } from '@/lib/nav'
import type { Me } from '@/lib/session'
import { readStored, writeStored } from '@/lib/storage'

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
    case 'directIssue':
      return [
        {
          id: 'action-direct',
          text: '查看直接发放单',
          note: resolved.whom,
          icon: 'document',
          onTap: () => openPage('directIssue', { id: resolved.directIssueId }),
        },
      ]
    case 'issueCheck':
      return [
        {
          id: 'action-check',
          text: resolved.waits ? '去复核' : '查看复核单',
          icon: 'shield',
          onTap: () => openPage('check', { id: resolved.checkId }),
        },
      ]
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

function itemActions({ item, unit, stocks }: Extract<Resolved, { kind: 'item' }>, me: Me): SheetAction[] {
  const receive: SheetAction = {
    id: 'action-receive',
    text: '入库',
    note: '到货了，收进仓库',
    icon: 'receive',
    onTap: () => openPage('receive', { itemId: item._id, unit }),
  }
  const [best] = stocks.filter(({ available }) => available > 0).sort(usualWarehouseFirst)
  const request: SheetAction = {
    id: 'action-request',
    text: '领用',
    note: best ? `放进领用篮（${best.warehouseName}）` : '现在没有可领的',
    icon: 'basket',
    disabled: !best,
    onTap: () => best && requestFrom(best, item),
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

/** The warehouse that was used last, then the one that has most. */
function usualWarehouseFirst(a: Place, b: Place): number {
  const usual = readStored('warehouseId')
  const rank = ({ warehouseId }: Place) => (warehouseId === usual ? 0 : 1)
  return rank(a) - rank(b) || b.available - a.available
}

type Place = Extract<Resolved, { kind: 'item' }>['stocks'][number]

/** Into the basket of that warehouse; the catalogue opens with that warehouse chosen. */
function requestFrom(
  { warehouseId, available }: Place,
  { _id, code, name, specification, unit, scale, units }: Item,
): void {
  addToBasket(warehouseId, _id, { code, name, specification, unit, scale, units }, available)
  writeStored('warehouseId', warehouseId)
  openPage('catalog')
}

/** By its state: who issues picks it, who approves decides on it, everybody can look. */
function requisitionActions(
  { requisitionId: id, state, issueNo }: Extract<Resolved, { kind: 'requisition' }>,
  me: Me,
): SheetAction[] {
  const look: SheetAction = {
    id: 'action-requisition',
    text: '查看领用单',
    icon: 'document',
    onTap: () => openPage('requisition', { id }),
  }
  if (issueNo) {
    const slip: SheetAction = {
      id: 'action-issued',
      text: '查看出库单',
      icon: 'document',
      onTap: () => openPage('issued', { id, no: issueNo }),
    }
    return [slip, look]
  }
  const waitsForIssue = state === statusText.approved || state === statusText.partlyIssued
  if (waitsForIssue && hasRole(me, 'clerk')) {
    return [
      { id: 'action-pick', text: '拣货出库', icon: 'pick', onTap: () => openPage('pick', { id }) },
      look,
    ]
  }
  if (state === statusText.submitted && hasRole(me, 'approver', 'admin')) {
    return [
      { id: 'action-approve', text: '去审批', icon: 'approve', onTap: () => openPage('approval', { id }) },
      look,
    ]
  }
  return [look]
}
