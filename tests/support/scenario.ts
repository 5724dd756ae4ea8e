import type { LotRow, StockRow } from '../../shared/operations/stock'
import type { RequisitionView } from '../../shared/operations/requisition'
import type { InputOf } from '../../shared/operations'
import type { TestServer } from './server'

export const CLERKS_WAREHOUSE = 'WH-BG'
export const REAGENT_WAREHOUSE = 'WH-SY'
export const FOREIGN_WAREHOUSE = 'WH-SB'

/** The data of an answer that must be a success; a refusal fails the test with its text. */
export async function succeed<T>(
  answer: Promise<{ ok: true; data: T } | { ok: false; code: string; message: string; details?: unknown }>,
): Promise<T> {
  const result = await answer
  if (!result.ok) throw new Error(`${result.code}: ${result.message} ${JSON.stringify(result.details ?? {})}`)
  return result.data
}

/** Items in stock in a warehouse that fit, as the clerk (or the administrator elsewhere) sees them. */
export async function stockWhere(
  server: TestServer,
  warehouseId: string,
  fits: (row: StockRow) => boolean = () => true,
): Promise<StockRow> {
  let cursor: string | undefined
  do {
    const page = await succeed(server.call('admin', 'stock.query', { warehouseId, cursor, limit: 100 }))
    const found = page.rows.find(fits)
    if (found) return found
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  throw new Error(`no such stock in ${warehouseId}`)
}

export async function lotsOf(
  server: TestServer,
  row: Pick<StockRow, 'itemId' | 'warehouseId'>,
): Promise<LotRow[]> {
  const { stocks } = await succeed(server.call('admin', 'stock.item', { itemId: row.itemId }))
  return stocks.find((stock) => stock.warehouseId === row.warehouseId)?.lots ?? []
}

/** A receive input for one line that is right unless changed. */
export const receipt = (
  row: Pick<StockRow, 'itemId' | 'warehouseId'>,
  locationId: string,
  line: Partial<InputOf<'inbound.receive'>['lines'][number]> = {},
): InputOf<'inbound.receive'> => ({
  warehouseId: row.warehouseId,
  lines: [
    { itemId: row.itemId, quantity: 5, lotNo: 'P20261101', expiryDate: '2099-12-31', locationId, ...line },
  ],
})

/** Submits as `staff`, approves as the first of its approvers, and returns the approved document. */
export async function approved(
  server: TestServer,
  lines: InputOf<'requisition.submit'>['lines'],
  warehouseId = CLERKS_WAREHOUSE,
): Promise<RequisitionView> {
  const { requisition } = await succeed(
    server.call('staff', 'requisition.submit', { warehouseId, purpose: '日常办公', lines }),
  )
  return succeed(
    server.call('approver', 'requisition.decide', { requisitionId: requisition._id, decision: 'approve' }),
  )
}

/** A 1 × 1 PNG: the smallest signature there is. */
export const SIGNATURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
