import { addDays, businessDay } from '../../shared/domain/calendar'
import type { InputOf } from '../../shared/operations'
import type { LoanView } from '../../shared/operations/loan'
import type { StockRow } from '../../shared/operations/stock'
import type { Issue, Requisition } from '../../shared/schema/requisition'
import { CLERKS_WAREHOUSE, lotsOf, succeed } from './scenario'
import type { TestServer } from './server'

export const today = (): string => businessDay(Date.now())

export const recipient = {
  organisation: '市疾控中心',
  contact: '林工',
  phone: '0510-5550100',
  address: '学府路 1 号',
  transport: 'courier' as const,
}

type Terms = Pick<InputOf<'requisition.submit'>, 'kind' | 'dueDate' | 'recipient'>

export interface HandedOut {
  row: StockRow
  requisition: Requisition
  issue: Issue
}

/** Goods that one person may hand out alone, of which the lot that goes first has enough for all of it. */
async function fromOneLot(server: TestServer, quantity: number): Promise<StockRow> {
  let cursor: string | undefined
  do {
    const page = await succeed(
      server.call('admin', 'stock.query', { warehouseId: CLERKS_WAREHOUSE, cursor, limit: 100 }),
    )
    const plain = page.rows.filter(
      ({ item, available, onHand }) =>
        !item.controlled &&
        item.policy === 'fifo' &&
        item.scale === 0 &&
        available > 20 &&
        available === onHand,
    )
    for (const row of plain) {
      const lots = (await lotsOf(server, row)).filter((lot) => lot.status === 'available')
      const [first, twin] = lots.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
      if (first && first.quantity >= quantity && first.receivedAt !== twin?.receivedAt) return row
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  throw new Error(`no goods of which one lot has ${quantity}`)
}

/** Some of an item asked for by `staff`, approved, and handed out by `clerk`. */
export async function handedOut(server: TestServer, terms: Terms, quantity = 3): Promise<HandedOut> {
  const row = await fromOneLot(server, quantity)
  const { requisition } = await succeed(
    server.call('staff', 'requisition.submit', {
      warehouseId: row.warehouseId,
      purpose: '学术会议',
      ...terms,
      lines: [{ itemId: row.itemId, quantity }],
    }),
  )
  const requisitionId = requisition._id
  await succeed(server.call('approver', 'requisition.decide', { requisitionId, decision: 'approve' }))
  const issued = await succeed(server.call('clerk', 'outbound.issue', { requisitionId }))
  const issue = issued.requisition.issues.find(({ no }) => no === issued.issueNo)
  if (!issue) throw new Error('the issue is not on its requisition')
  return { row, requisition: issued.requisition, issue }
}

/** A loan of `staff`, due in ten days unless told. */
export async function lend(
  server: TestServer,
  { quantity = 3, days = 10 }: { quantity?: number; days?: number } = {},
): Promise<HandedOut & { view: LoanView; loanId: string; shelf: string; bin: string }> {
  const out = await handedOut(server, { kind: 'loan', dueDate: addDays(today(), days) }, quantity)
  const loanId = out.issue.loanId ?? ''
  const view = await succeed(server.call('clerk', 'loan.get', { loanId }))
  const { rows } = await succeed(
    server.call('clerk', 'masterdata.listLocations', { warehouseId: out.row.warehouseId }),
  )
  const bin = rows.find(({ zoneKind }) => zoneKind === 'rejected')
  if (!bin) throw new Error('the demo data has no location for rejected goods')
  return { ...out, view, loanId, shelf: out.issue.picks[0]!.locationId, bin: bin._id }
}
