import { ok, reject, type Rejection, type Result } from '../errors'
import type { Caller } from '../schema/person'
import type { Photo } from '../schema/photo'
import type { DisposalMethod, Scrap, ScrapLine, ScrapReason, ScrapStatus, ScrapStep } from '../schema/scrap'
import type { Closed, Ledger } from './ledger'
import { lotFacts } from './lot-facts'
import { brief } from './item-brief'
import { hasRole } from './rights'
import { mergeParts, refusePromised, type RowPart } from './rows'
import { sum } from './stock'
import { eachRow } from './waiting-goods'

/** What may follow what. A document in a state without successors is closed. */
const transitions: Record<ScrapStatus, readonly ScrapStatus[]> = {
  requested: ['approved', 'rejected', 'withdrawn'],
  approved: ['scrapped', 'withdrawn'],
  rejected: [],
  withdrawn: [],
  scrapped: ['reversed'],
  reversed: [],
}

export const canBecome = (from: ScrapStatus, to: ScrapStatus): boolean => transitions[from].includes(to)

export const scrapText: Record<ScrapStatus, string> = {
  requested: '待审批',
  approved: '待处置',
  rejected: '已驳回',
  withdrawn: '已撤回',
  scrapped: '已报废',
  reversed: '已冲销',
}

export const scrapReasonText: Record<ScrapReason, string> = {
  expired: '过期失效',
  damaged: '破损或变质',
  rejected: '质检不合格',
  contaminated: '受潮或污染',
  obsolete: '淘汰停用',
  recalled: '厂家召回',
  other: '其他',
}

export const disposalText: Record<DisposalMethod, string> = {
  destroyed: '销毁',
  sold: '变卖',
  hazardousWaste: '移交危废处置单位',
}

export interface RequestScrap {
  no: string
  warehouse: { _id: string; name: string }
  reason: ScrapReason
  note?: string | undefined
  photos: readonly Photo[]
  parts: readonly RowPart[]
  requester: Caller
  approvers: readonly { _id: string; name: string }[]
}

export type Scrapped = Closed & { scrap: Scrap }

/**
 * Asks for rows of stock to be written off. They become 'condemned' where they lie, so that nobody issues, lends or
 * returns them meanwhile. Rejects rows that are not there, goods still to be judged or held by another request, goods
 * promised to approved requests, and 其他 without words. `approvers` are without the requester.
 */
export function requestScrap(ledger: Ledger, command: RequestScrap, now: string): Result<Scrapped> {
  if (command.reason === 'other' && !command.note) return reject('REASON_REQUIRED', { what: '报废原因' })
  const parts = mergeParts(command.parts)
  const before = new Map(parts.map(({ itemId }) => [itemId, ledger.stock(itemId)]))
  for (const stock of before.values()) {
    const refused = stock && refusePromised(stock, parts, now)
    if (refused) return refused
  }
  const lines: ScrapLine[] = []
  for (const [index, part] of parts.entries()) {
    const stock = before.get(part.itemId)
    const lotNo = stock?.lots.find((lot) => lot.lotId === part.lotId)?.lotNo
    const details = { lotId: part.lotId, lotNo, line: index }
    if (part.status === 'inspection') return reject('LOT_IN_INSPECTION', details)
    if (part.status === 'condemned') return reject('LOT_NOT_AVAILABLE', details)
    const held = ledger.shift({ ...part, to: { status: 'condemned' } })
    if (!held.ok) return { ...held, details: { ...held.details, line: index } }
    if (!stock) return reject('LOT_NOT_FOUND', details)
    const { lot, quantity, valueFen } = held.data
    const { controlled } = stock.item
    lines.push({
      lineId: index + 1,
      itemId: part.itemId,
      item: { ...brief(stock.item), ...(controlled ? { controlled } : {}) },
      ...lotFacts(lot),
      locationId: part.locationId,
      status: part.status,
      quantity,
      valueFen,
    })
  }
  const closed = ledger.close()
  return closed.ok ? ok({ ...closed.data, scrap: newScrap(command, lines, now) }) : closed
}

const newScrap = (command: RequestScrap, lines: ScrapLine[], now: string): Scrap => ({
  _id: command.no,
  status: 'requested',
  warehouseId: command.warehouse._id,
  warehouseName: command.warehouse.name,
  reason: command.reason,
  ...(command.note ? { note: command.note } : {}),
  photos: [...command.photos],
  lines,
  valueFen: sum(lines.map((line) => line.valueFen ?? 0)),
  requester: nameOf(command.requester),
  approverIds: command.approvers.map((person) => person._id),
  approverNames: command.approvers.map((person) => person.name),
  history: [{ action: 'request', by: nameOf(command.requester), at: now }],
  createdAt: now,
  updatedAt: now,
})

/** Whether the person may decide on this document; the same rule hides the buttons. */
export function mayDecide(scrap: Scrap, by: Pick<Caller, '_id' | 'roles'>): Rejection | null {
  if (scrap.requester.id === by._id) return reject('SELF_APPROVAL')
  if (!scrap.approverIds.includes(by._id) && !hasRole(by, 'admin')) {
    return reject('NOT_YOUR_APPROVAL', { approvers: [...scrap.approverNames, '管理员'].join('、') })
  }
  return scrap.status === 'requested' ? null : alreadyHandled(scrap)
}

/**
 * Approves or rejects. Approval only lets the goods be disposed of; rejection gives them back the state that they had.
 * Rejects the requester's own hand, a second decision, and a rejection without a word.
 */
export function decideScrap(
  scrap: Scrap,
  ledger: Ledger,
  command: { by: Caller; approve: boolean; comment?: string | undefined },
  now: string,
): Result<Scrapped> {
  const refused = mayDecide(scrap, command.by)
  if (refused) return refused
  if (!command.approve && !command.comment) return reject('COMMENT_REQUIRED')
  const step = { action: command.approve ? 'approve' : 'reject', ...command } as const
  const decided = move(scrap, command.approve ? 'approved' : 'rejected', step, now)
  return command.approve ? ok({ scrap: decided, stocks: [], postings: [] }) : giveBack(decided, ledger)
}

export const mayWithdraw = (scrap: Scrap, by: Pick<Caller, '_id'>): boolean =>
  scrap.requester.id === by._id && canBecome(scrap.status, 'withdrawn')

/** The requester takes it back, until the goods are gone. Rejects everybody else, and what is decided against or done. */
export function withdrawScrap(
  scrap: Scrap,
  ledger: Ledger,
  command: { by: Caller; comment?: string | undefined },
  now: string,
): Result<Scrapped> {
  if (scrap.requester.id !== command.by._id) return reject('FORBIDDEN')
  if (!canBecome(scrap.status, 'withdrawn')) return alreadyHandled(scrap)
  return giveBack(move(scrap, 'withdrawn', { action: 'withdraw', ...command }, now), ledger)
}

/**
 * The held goods get the state again that they had before the request. Those that were moved meanwhile lie in the 不合格
 * zone, the only place that held goods may be moved to, where nothing is fit for use.
 */
function giveBack(scrap: Scrap, ledger: Ledger): Result<Scrapped> {
  for (const line of scrap.lines) {
    const refused = eachRow(ledger, line, 'condemned', line.quantity, (row, quantity) =>
      ledger.shift({ ...row, status: 'condemned', quantity, to: { status: stateAfter(row, line) } }),
    )
    if (refused) return refused
  }
  const closed = ledger.close()
  return closed.ok ? ok({ ...closed.data, scrap }) : closed
}

const stateAfter = ({ locationId }: { locationId: string }, line: ScrapLine): ScrapLine['status'] =>
  locationId === line.locationId ? line.status : 'rejected'

/** The document one step further, with the step in its history. */
export function move(
  scrap: Scrap,
  status: ScrapStatus,
  step: { action: ScrapStep['action']; by: Pick<Caller, '_id' | 'name'>; comment?: string | undefined },
  now: string,
): Scrap {
  const { action, by, comment } = step
  const entry: ScrapStep = { action, by: nameOf(by), at: now, ...(comment ? { comment } : {}) }
  return { ...scrap, status, history: [...scrap.history, entry], updatedAt: now }
}

/** Somebody was quicker: who, and what the state is now. */
export function alreadyHandled(scrap: Scrap): Rejection {
  const last = scrap.history[scrap.history.length - 1]
  const { status } = scrap
  return reject('ALREADY_HANDLED', { by: last?.by.name, at: last?.at, status, state: scrapText[status] })
}

const nameOf = (person: Pick<Caller, '_id' | 'name'>) => ({ id: person._id, name: person.name })
