import type { StockRow } from '../../shared/operations/stock'
import type { IssueCheck } from '../../shared/schema/issue-check'
import { approved, CLERKS_WAREHOUSE, REAGENT_WAREHOUSE, SIGNATURE, stockWhere, succeed } from './scenario'
import type { TestServer } from './server'

/** Goods that one person may hand out alone, with plenty on the shelf. */
export const plainGoods = (
  server: TestServer,
  fits: (row: StockRow) => boolean = () => true,
): Promise<StockRow> =>
  stockWhere(
    server,
    CLERKS_WAREHOUSE,
    (row) => row.available > 20 && row.item.controlled === undefined && fits(row),
  )

/** Goods that want two people. */
export const controlledGoods = (
  server: TestServer,
  fits: (row: StockRow) => boolean = () => true,
): Promise<StockRow> =>
  stockWhere(
    server,
    REAGENT_WAREHOUSE,
    (row) => row.available > 10 && row.item.controlled !== undefined && fits(row),
  )

/** One piece of controlled goods that `clerk` picked for `staff` and that waits for a second person. */
export async function preparedCheck(server: TestServer, row?: StockRow): Promise<IssueCheck> {
  const goods = row ?? (await controlledGoods(server))
  const { requisition } = await approved(server, [{ itemId: goods.itemId, quantity: 1 }], goods.warehouseId)
  const { check } = await succeed(
    server.call('clerk', 'outbound.prepare', { requisitionId: requisition._id, signature: SIGNATURE }),
  )
  return check
}
