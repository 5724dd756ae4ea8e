import { ok, reject, type Result } from '../errors'
import type { Posting } from '../schema/journal'
import type { Caller } from '../schema/person'
import type { Receipt, ReceiptLine } from '../schema/receipt'
import type { IssuePick, Requisition } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import { refuseBack, shelve, type BackLine } from './coming-back'
import { leftOf, shareOfPick, type IssuedGoods } from './issued-goods'
import { Ledger } from './ledger'
import type { ReturnState } from './loan-return'
import { move } from './requisition'
import { sum } from './stock'

export interface GoodsBackCommand {
  /** Number of the return receipt (TK). */
  no: string
  by: Pick<Caller, '_id' | 'name'>
  /** Why it comes back: too much was taken, the wrong thing, the work was cancelled. */
  reason: string
  returnedBy?: string | undefined
  /** By the position of the pick in its issue, from 1; a pick may come back in parts of different condition. */
  lines: readonly (BackLine & { pick: number })[]
}

export interface GoodsBack {
  /** All picks of the issue, with what came back. */
  picks: IssuePick[]
  receipt: Receipt
  stocks: Stock[]
  postings: Posting[]
}

/**
 * Takes issued goods back into the warehouse (退库): the lot that it was, as old as it was, and so much less used up by
 * who had it. Rejects disabled items, more than is left of a pick, and lines that `refuseBack` refuses.
 */
export function takeBack(
  goods: IssuedGoods,
  state: ReturnState,
  command: GoodsBackCommand,
  now: string,
): Result<GoodsBack> {
  if (command.lines.length === 0) return reject('NOTHING_TO_RETURN')
  const ledger = new Ledger(goods.warehouseId, state.stock, now)
  const picks = [...goods.picks]
  const lines: ReceiptLine[] = []
  for (const [index, back] of command.lines.entries()) {
    const pick = picks[back.pick - 1]
    if (!pick) return reject('NOT_FOUND', { what: `出库单第 ${back.pick} 行` })
    const { itemId, item } = goods.item(pick)
    const left = leftOf(pick)
    const details = { line: index, itemName: item.name, unit: item.unit, scale: item.scale }
    // Goods of a disabled item are shown nowhere: they would lie there unseen.
    if (state.stock(itemId)?.item.status === 'disabled') return reject('ITEM_DISABLED', details)
    if (back.quantity > left) return reject('OVER_ISSUED', { ...details, remaining: left })
    const refused = refuseBack(back, item, state.location(back.locationId), goods.warehouseId)
    if (refused) return { ...refused, details: { ...refused.details, line: index } }

    const valueFen = shareOfPick(pick, back.quantity)
    const shelved = shelve(ledger, back, { itemId, item, lot: pick, from: goods.place(pick), valueFen }, now)
    lines.push({ ...shelved, lineId: index + 1, sourceLineId: back.pick })
    picks[back.pick - 1] = {
      ...pick,
      returnedQuantity: (pick.returnedQuantity ?? 0) + back.quantity,
      closedValueFen: (pick.closedValueFen ?? 0) + valueFen,
    }
  }
  const closed = ledger.close()
  if (!closed.ok) return closed
  const receipt: Receipt = {
    _id: command.no,
    kind: 'return',
    warehouseId: goods.warehouseId,
    source: goods.document,
    issueNo: goods.issueNo,
    fromName: command.returnedBy ?? goods.fromName,
    reason: command.reason,
    lines,
    valueFen: sum(lines.map((line) => line.valueFen)),
    receivedBy: { id: command.by._id, name: command.by.name },
    receivedAt: now,
    status: 'posted',
  }
  return ok({ picks, receipt, ...closed.data })
}

/** The requisition that says what of one of its issues came back, and by which receipt. */
export function withGoodsBack(
  requisition: Requisition,
  { issueNo }: Pick<IssuedGoods, 'issueNo'>,
  { picks, receipt }: Pick<GoodsBack, 'picks' | 'receipt'>,
  by: Pick<Caller, '_id' | 'name'>,
  now: string,
): Requisition {
  const issues = requisition.issues.map((issue) => (issue.no === issueNo ? { ...issue, picks } : issue))
  const step = { by, comment: `${receipt._id}，${receipt.reason ?? ''}` }
  return { ...move(requisition, requisition.status, 'goodsBack', step, now), issues }
}
