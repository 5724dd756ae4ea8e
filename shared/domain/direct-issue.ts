import { ok, reject, type Rejection, type Result } from '../errors'
import type { DirectIssue, DirectIssueLine, IssueTarget } from '../schema/direct-issue'
import type { Posting } from '../schema/journal'
import type { Caller } from '../schema/person'
import type { CheckedBy, IdCheck } from '../schema/requisition'
import type { Stock } from '../schema/stock'
import type { PickSequence } from './allocation'
import { refuseControlled, type ControlledRules } from './controlled'
import { MAX_PICKS } from './issue'
import { brief } from './item-brief'
import { Ledger } from './ledger'
import { lotFacts } from './lot-facts'
import { hasGrant } from './rights'
import { itemDetails, sum, type Take } from './stock'
import { takeLine } from './take-line'

/** As many as one transaction and its journal entry hold with room to spare. */
export const MAX_TARGETS = 30
export const MAX_DIRECT_LINES = 20

/** What one department gets of an item. */
export interface DirectCell {
  departmentId: string
  quantity: number
  /** What was taken from the shelf; left out, the allocator's proposal. */
  picks?: readonly Take[] | undefined
}

export interface DirectCommand {
  no: string
  by: Pick<Caller, '_id' | 'name' | 'grants'>
  warehouse: { _id: string; name: string }
  purpose: string
  targets: readonly IssueTarget[]
  lines: readonly { itemId: string; cells: readonly DirectCell[] }[]
  overrideReason?: string | undefined
  idCheck?: IdCheck | undefined
  checkedBy?: CheckedBy | undefined
  controlled: ControlledRules
}

export interface DirectlyIssued {
  document: DirectIssue
  stocks: Stock[]
  postings: Posting[]
}

/**
 * Hands out without a requisition: items × departments, all or nothing, by the rules of every issue. Rejects who may not
 * (FORBIDDEN), what does not fit together (INVALID_INPUT, DUPLICATE_LINE, ITEM_DISABLED), and as `takeLine` and
 * `refuseControlled`.
 */
export function directIssue(
  stockOf: (itemId: string) => Stock | undefined,
  command: DirectCommand,
  pickSequence: PickSequence,
  now: string,
): Result<DirectlyIssued> {
  if (!hasGrant(command.by, 'directIssue')) return reject('FORBIDDEN', { problem: NEEDS_GRANT })
  const misfit = refuseMisfit(command)
  if (misfit) return misfit
  const ledger = new Ledger(command.warehouse._id, stockOf, now)
  const lines: DirectIssueLine[] = []
  const picks: DirectIssue['picks'] = []
  for (const [index, { itemId, cells }] of command.lines.entries()) {
    const lineId = index + 1
    const stock = ledger.stock(itemId)
    if (!stock) return reject('NOT_FOUND', { what: '本库的这种物资', itemId, line: lineId })
    const { item } = stock
    if (item.status !== 'active') return reject('ITEM_DISABLED', { ...itemDetails(stock), line: lineId })
    const refused = refuseControlled(
      [{ lineId, itemName: item.name, controlled: item.controlled }],
      {
        signed: () => cells.every((cell) => signatureOf(command, cell) !== undefined),
        idCheck: command.idCheck,
        checked: command.checkedBy !== undefined,
      },
      command.controlled,
    )
    if (refused) return refused
    const own = { requisitionId: command.no, lineId }
    const rules = {
      overrideReason: command.overrideReason,
      mayOverride: mayOverride(command),
      pickSequence,
      now,
    }
    for (const { departmentId, quantity, picks: given } of cells) {
      const to = `department:${departmentId}` as const
      const order = { itemId, lineId, picks: given, quantity, item, for: own, to }
      const moved = takeLine(ledger, order, rules)
      if (!moved.ok) return moved
      for (const { lot, quantity: part, valueFen } of moved.data) {
        const { locationId } = lot
        picks.push({ ...lotFacts(lot), lineId, departmentId, locationId, quantity: part, valueFen })
      }
    }
    if (stock.reservations.some((r) => r.requisitionId === own.requisitionId))
      ledger.release(itemId, own.requisitionId)
    const shown = { ...brief(item), ...(item.controlled ? { controlled: item.controlled } : {}) }
    lines.push({ lineId, itemId, item: shown, quantity: sum(cells.map((cell) => cell.quantity)) })
  }
  if (picks.length > MAX_PICKS) return reject('TOO_MANY_PICKS', { limit: MAX_PICKS })
  const books = ledger.close()
  if (!books.ok) return books
  return ok({ ...books.data, document: toDocument(command, lines, picks, now) })
}

const NEEDS_GRANT = '不经申请直接发放要有「直接发放」权限，请联系管理员开通，或请领用人提交申请'

const mayOverride = ({ by }: DirectCommand): boolean => hasGrant(by, 'overrideLot')

const signatureOf = ({ targets }: DirectCommand, { departmentId }: DirectCell) =>
  targets.find((target) => target.departmentId === departmentId)?.signature

/** The matrix must be whole: every row and column something, nothing twice, no department that is not named. */
function refuseMisfit({ targets, lines }: DirectCommand): Rejection | null {
  const wrong = (problem: string) => reject('INVALID_INPUT', { problem })
  const known = new Set(targets.map(({ departmentId }) => departmentId))
  if (known.size < targets.length) return wrong('同一个部门填了两次，请合并')
  for (const [index, { itemId, cells }] of lines.entries()) {
    if (lines.findIndex((other) => other.itemId === itemId) < index)
      return reject('DUPLICATE_LINE', { line: index + 1 })
    const departments = new Set(cells.map(({ departmentId }) => departmentId))
    if (departments.size < cells.length) return wrong(`第 ${index + 1} 行同一个部门填了两次，请合并`)
    if (cells.some(({ departmentId }) => !known.has(departmentId)))
      return wrong(`第 ${index + 1} 行有没选的部门，请重新选择部门`)
    if (cells.some(({ picks, quantity }) => picks && sum(picks.map((p) => p.quantity)) !== quantity))
      return wrong(`第 ${index + 1} 行拣的数量和要发的不一样，请核对`)
  }
  const idle = targets.find(
    ({ departmentId }) =>
      !lines.some(({ cells }) => cells.some((cell) => cell.departmentId === departmentId)),
  )
  return idle ? wrong(`「${idle.departmentName}」没有要发的物资，请填数量或去掉这个部门`) : null
}

const toDocument = (
  command: DirectCommand,
  lines: DirectIssueLine[],
  picks: DirectIssue['picks'],
  now: string,
): DirectIssue => ({
  _id: command.no,
  status: 'posted',
  warehouseId: command.warehouse._id,
  warehouseName: command.warehouse.name,
  purpose: command.purpose,
  targets: [...command.targets],
  departmentIds: command.targets.map(({ departmentId }) => departmentId),
  lines,
  picks,
  ...(command.overrideReason ? { overrideReason: command.overrideReason } : {}),
  ...(command.idCheck ? { idCheck: command.idCheck } : {}),
  by: { id: command.by._id, name: command.by.name },
  ...(command.checkedBy ? { checkedBy: command.checkedBy } : {}),
  at: now,
})
