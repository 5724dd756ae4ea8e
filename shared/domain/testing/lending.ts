import type { Location } from '../../schema/masterdata'
import type { Issue, Requisition, RequisitionKind } from '../../schema/requisition'
import type { Stock } from '../../schema/stock'
import { issue } from '../issue'
import type { RequestTerms } from '../request-terms'
import { decide, submit } from '../requisition'
import { approver, clerk, locations, lot, now, pen, requester, stockWith } from './fixtures'

export const recipient = {
  organisation: '市疾控中心',
  contact: '林工',
  phone: '0510-5550100',
  address: '学府路 1 号',
  transport: 'courier' as const,
}

export const terms: Record<RequisitionKind, RequestTerms> = {
  consume: { kind: 'consume' },
  loan: { kind: 'loan', dueDate: '2026-12-20' },
  external: { kind: 'external', recipient },
}

const rejected: Location = {
  _id: 'W1:BH-01',
  warehouseId: 'W1',
  code: 'BH-01',
  zone: 'BH',
  zoneKind: 'rejected',
  pickSequence: 99,
  status: 'active',
}

/** The shelves of the fixtures, and one for rejected goods. */
export const places: Location[] = [...locations, rejected]
export const placeOf = (id: string): Location | undefined => places.find(({ _id }) => _id === id)

/** A value of a decision that must be one. */
export function done<T>(result: { ok: true; data: T } | { ok: false; code: string }): T {
  if (!result.ok) throw new Error(result.code)
  return result.data
}

export interface HandedOut {
  requisition: Requisition
  issue: Issue
  loan?: NonNullable<ReturnType<typeof issued>['loan']>
  /** The shelf after it. */
  stock: Stock
}

/** Thirteen pens of two lots (ten of the older one for 1,001 fen) handed out for a kind of request. */
export function handedOut(kind: RequisitionKind, at = now): HandedOut {
  const { requisition, issue: made, loan, stocks } = issued(kind, at)
  return { requisition, issue: made, ...(loan ? { loan } : {}), stock: stocks[0]! }
}

function issued(kind: RequisitionKind, at: string) {
  const shelf = stockWith(pen, [
    lot('old', 10, { receivedAt: '2026-05-01T02:00:00.000Z', lotNo: 'P1', valueFen: 1_001 }),
    lot('new', 30, { receivedAt: '2026-07-01T02:00:00.000Z' }),
  ])
  const wish = {
    no: 'LY1',
    requester,
    warehouse: { _id: 'W1', name: '库' },
    approvers: [approver],
    purpose: '会议',
    urgent: false,
    terms: terms[kind],
    lines: [{ itemId: 'PEN', quantity: 13 }],
  }
  const filed = done(submit(() => shelf, wish, now))
  const verdict = { by: approver, decision: 'approve' as const, quantities: new Map<number, number>() }
  const { requisition, stocks } = done(decide(filed, () => shelf, verdict, now))
  const command = { no: 'CK20261122-0001', by: clerk }
  return done(
    issue(
      requisition,
      () => stocks[0],
      command,
      () => 1,
      at,
    ),
  )
}
