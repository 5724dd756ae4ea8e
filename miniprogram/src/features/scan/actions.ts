import { documentKindOf } from '@shared/domain/document-numbers'
import { statusText } from '@shared/domain/requisition'
import { hasRole } from '@shared/domain/rights'
import type { Resolved } from '@shared/operations/masterdata'
import type { Item } from '@shared/schema/masterdata'
import type { SheetAction } from '@/components/action-sheet'
import { addToBasket } from '@/features/requisition/basket'
import { locationActions, transferActions } from '@/features/moves/scan-actions'
import { documentOpener } from '@/lib/document-link'
import { openPage } from '@/lib/nav'
import type { Me } from '@/lib/session'
import { readStored, writeStored } from '@/lib/storage'

/** What this person can do with the thing just scanned, the likeliest first. */
export function actionsFor(resolved: Resolved, me: Me): SheetAction[] {
  switch (resolved.kind) {
    case 'item':
      return itemActions(resolved, me)
    case 'location':
      return locationActions(resolved, me)
    case 'requisition':
      return requisitionActions(resolved, me)
    case 'loan':
      return loanActions(resolved)
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
    case 'asset':
      return assetActions(resolved)
    case 'document':
      return documentActions(resolved, me)
    case 'purchaseOrder':
      return orderActions(resolved)
    case 'transfer':
      return transferActions(resolved)
    case 'adjustment':
      return [
        {
          id: 'action-adjustment',
          text: `查看${resolved.name}`,
          icon: 'document',
          onTap: () => openPage('adjustment', { id: resolved.adjustmentId }),
        },
      ]
    case 'stocktake':
      return stocktakeActions(resolved)
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

/** Whoever counts in it goes on counting; everybody else looks. */
function stocktakeActions({
  stocktakeId: id,
  mayCount,
}: Extract<Resolved, { kind: 'stocktake' }>): SheetAction[] {
  const count: SheetAction = {
    id: 'action-count',
    text: '去盘点',
    icon: 'count',
    onTap: () => openPage('count', { id }),
  }
  const look: SheetAction = {
    id: 'action-stocktake',
    text: '查看盘点单',
    icon: 'document',
    onTap: () => openPage('stocktake', { id }),
  }
  return mayCount ? [count, look] : [look]
}

/** What is next with a piece: answer an offer, pass it on, take it back, or look whose it is. */
function assetActions({
  assetId: id,
  may,
  handedOutBy,
}: Extract<Resolved, { kind: 'asset' }>): SheetAction[] {
  const open = () => openPage('asset', { id })
  const look: SheetAction = {
    id: 'action-asset',
    text: '查看资产',
    note: '在谁那里、来龙去脉',
    icon: 'document',
    onTap: open,
  }
  return [
    ...(may.confirm
      ? [
          {
            id: 'action-confirm',
            text: '确认交接',
            note: '同事交给你的',
            icon: 'check-circle' as const,
            onTap: open,
          },
        ]
      : []),
    ...(may.handOver
      ? [{ id: 'action-hand-over', text: '交接给同事', icon: 'transfer' as const, onTap: open }]
      : []),
    ...(handedOutBy ? takeBackAction(handedOutBy) : []),
    look,
  ]
}

/** What is lent comes back on its loan, what was issued by its issue. */
function takeBackAction({ type, id }: { type: string; id: string }): SheetAction[] {
  const action = (text: string, onTap: () => void): SheetAction[] => [
    { id: 'action-take-back', text, note: id, icon: 'return', onTap },
  ]
  if (type === 'loan') return action('归还入库', () => openPage('loanReturn', { id }))
  if (type === 'issue' || type === 'directIssue')
    return action('退库', () => openPage('returnIssued', { no: id }))
  return type === 'requisition' ? action('去领用单办退库', () => openPage('requisition', { id })) : []
}

/** Taking it back is what a clerk scans a loan for. */
function loanActions({ loanId: id, mayReturn }: Extract<Resolved, { kind: 'loan' }>): SheetAction[] {
  const look: SheetAction = {
    id: 'action-loan',
    text: '查看借出单',
    icon: 'document',
    onTap: () => openPage('loan', { id }),
  }
  const takeBack: SheetAction = {
    id: 'action-return',
    text: '办理归还',
    note: '扫物资逐件收回',
    icon: 'return',
    onTap: () => openPage('loanReturn', { id }),
  }
  return mayReturn ? [takeBack, look] : [look]
}

/** Documents whose page is where their next step is done. */
const nextWords: Record<string, string> = { 待质检: '去质检', 部分质检: '接着质检', 待上架: '去上架' }

function documentActions(
  { document, title, state }: Extract<Resolved, { kind: 'document' }>,
  me: Me,
): SheetAction[] {
  const open = documentOpener(document, me)
  return open
    ? [
        {
          id: 'action-document',
          text: nextWords[state ?? ''] ?? `查看${title}`,
          ...(state ? { note: state } : {}),
          icon: 'document',
          onTap: open,
        },
      ]
    : []
}

/** An order that is awaited is received; everything about it can be looked at. */
function orderActions({ orderId, mayReceive }: Extract<Resolved, { kind: 'purchaseOrder' }>): SheetAction[] {
  const look: SheetAction = {
    id: 'action-order',
    text: '查看订单',
    note: '到货进度和每次收货',
    icon: 'document',
    onTap: () => openPage('order', { id: orderId }),
  }
  const receive: SheetAction = {
    id: 'action-receive-order',
    text: '收货',
    note: '还没到的已经填好，核对数量就行',
    icon: 'receive',
    onTap: () => openPage('receive', { order: orderId }),
  }
  return mayReceive ? [receive, look] : [look]
}

function itemActions(
  { item, unit, gs1, stocks, waiting }: Extract<Resolved, { kind: 'item' }>,
  me: Me,
): SheetAction[] {
  const receive: SheetAction = {
    id: 'action-receive',
    text: '入库',
    note: gs1 ? '到货了，批号和效期已从码里读出' : '到货了，收进仓库',
    icon: 'receive',
    onTap: () => openPage('receive', { itemId: item._id, unit, ...(gs1 ? { gs1 } : {}) }),
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
  const order: SheetAction = {
    id: 'action-order-item',
    text: '订购',
    note: '向供应商下采购订单',
    icon: 'document',
    onTap: () => openPage('orderEdit', { item: item._id }),
  }
  const edit: SheetAction = {
    id: 'action-edit',
    text: '编辑资料',
    note: '单位、条码、库存水位',
    icon: 'edit',
    onTap: () => openPage('editItem', { id: item._id }),
  }
  const usual = hasRole(me, 'clerk')
    ? [...waitingActions(item._id, waiting), receive, look, request, order]
    : [request, look]
  return hasRole(me, 'admin') ? [...usual, ...(usual.includes(order) ? [] : [order]), edit] : usual
}

/** Goods in the 待检 zone come first: the clerk who scans them stands before them. */
function waitingActions(
  item: string,
  waiting: Extract<Resolved, { kind: 'item' }>['waiting'],
): SheetAction[] {
  const inspect: SheetAction = {
    id: 'action-inspect',
    text: '质检',
    note: '待检区有货等着判',
    icon: 'check-circle',
    onTap: () => openPage('inspections', { view: 'toJudge', item }),
  }
  const shelve: SheetAction = {
    id: 'action-put-away',
    text: '上架',
    note: '质检合格，还在待检区',
    icon: 'location',
    onTap: () => openPage('inspections', { view: 'toPutAway', item }),
  }
  return [...(waiting?.toJudge ? [inspect] : []), ...(waiting?.toPutAway ? [shelve] : [])]
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
  { requisitionId: id, state, issueNo, waitsAcceptance }: Extract<Resolved, { kind: 'requisition' }>,
  me: Me,
): SheetAction[] {
  const look: SheetAction = {
    id: 'action-requisition',
    text: `查看${documentKindOf(id)?.name ?? '单据'}`,
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
    const takeBack: SheetAction = {
      id: 'action-take-back',
      text: '退库',
      note: '没用完的收回来',
      icon: 'return',
      onTap: () => openPage('returnIssued', { no: issueNo }),
    }
    return hasRole(me, 'clerk') ? [slip, takeBack, look] : [slip, look]
  }
  if (waitsAcceptance) {
    const accept: SheetAction = {
      id: 'action-accept',
      text: '登记签收',
      icon: 'check-circle',
      onTap: () => openPage('accept', { id }),
    }
    return [accept, look]
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
