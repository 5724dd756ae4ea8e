import type { LineToCount } from '../../shared/operations/stocktake-count'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import { countOf, send, shelf } from './counting'
import { databaseOf, everything } from './database'
import { succeed } from './scenario'
import type { TestServer } from './server'
import { goOn } from './stocktake'

/** Counts every line of an open (not blind) stocktake, place by place: `quantityOf` says what lies there. */
export async function countAll(
  server: TestServer,
  account: string,
  stocktakeId: string,
  quantityOf: (line: LineToCount) => number = (line) => line.book ?? 0,
): Promise<void> {
  const lines = await everything(databaseOf(server.url), 'countLines', { stocktakeId })
  for (const location of new Set(lines.map((line) => line.locationId))) {
    const there = await shelf(server, account, stocktakeId, location)
    const events = there.lines.map((line) => countOf(line, quantityOf(line)))
    await succeed(send(server, account, stocktakeId, events))
  }
}

/** Ends counting, gives every difference a reason, hands the result in, and has it approved where somebody must. */
export async function reviewAll(
  server: TestServer,
  account: string,
  stocktakeId: string,
): Promise<StocktakeView> {
  let view = await succeed(server.call(account, 'stocktake.finish', { stocktakeId, leave: 1_000_000 }))
  for (;;) {
    const { rows } = await succeed(
      server.call(account, 'stocktake.lines', { stocktakeId, view: 'undecided', limit: 80 }),
    )
    if (rows.length === 0) break
    const lineIds = rows.map(({ _id }) => _id)
    view = await succeed(
      server.call(account, 'stocktake.accept', { stocktakeId, lineIds, reason: 'naturalLoss' }),
    )
  }
  const { revision } = view.stocktake
  view = await succeed(server.call(account, 'stocktake.submit', { stocktakeId, revision }))
  if (view.stocktake.status === 'posting') return view
  const [approver = 'admin'] = view.stocktake.approval?.approverIds ?? []
  return succeed(server.call(approver, 'stocktake.decide', { stocktakeId, approve: true }))
}

/** The whole way after counting: reviewed, approved, posted. */
export async function postAll(
  server: TestServer,
  account: string,
  stocktakeId: string,
): Promise<StocktakeView> {
  await reviewAll(server, account, stocktakeId)
  await goOn(server, stocktakeId, account)
  return succeed(server.call(account, 'stocktake.get', { stocktakeId }))
}
