import type { TestDatabase } from '../../../tests/support/database'
import { everything } from '../../../tests/support/database'
import { succeed } from '../../../tests/support/scenario'
import type { TestServer } from '../../../tests/support/server'
import type { World } from '../move'
import type { Broken } from '../run'
import type { Sent } from '../sender'
import { checkAssets } from './assets'
import { checkBooks } from './books'
import { checkDocuments } from './documents'
import { findings, type Check, type Evidence } from './evidence'
import { checkHistory } from './history'
import { checkOrder } from './order'
import { checkPlaces } from './places'
import { checkRequisitions } from './requisitions'
import { checkShapes } from './shapes'
import { checkStocktakes } from './stocktakes'

export interface CheckInput {
  world: World
  db: TestDatabase
  server: TestServer
  sent: readonly Sent[]
  /** Entries that the journal held before the first step. */
  journalBefore: number
}

const checks: readonly Check[] = [
  checkBooks,
  checkHistory,
  checkOrder,
  checkPlaces,
  checkRequisitions,
  checkDocuments,
  checkAssets,
  checkShapes,
  checkStocktakes,
]

/** Everything that must hold when the last command is decided; what does not, with what was seen. */
export async function checkEverything(input: CheckInput): Promise<Broken[]> {
  const { db } = input
  const evidence: Evidence = {
    ...factsOf(input),
    journal: await everything(db, 'journal'),
    stock: await everything(db, 'stock'),
    requisitions: await everything(db, 'requisitions'),
    receipts: await everything(db, 'receipts'),
    assets: await everything(db, 'assets'),
    loans: await everything(db, 'loans'),
    transfers: await everything(db, 'transfers'),
    ...(await stocktakesOf(input)),
  }
  return [...checks.flatMap((check) => check(evidence)), ...(await checkReconciled(input))]
}

/** The same of the items of one world alone: what happened on the same server besides is not looked at. */
export async function checkOwn(input: CheckInput): Promise<Broken[]> {
  const { db, sent, world } = input
  const { in: among } = db.command
  const journal = await everything(db, 'journal', { _id: among(sent.map(({ requestId }) => requestId)) })
  const named = journal.map(({ document }) => document.id)
  const places = journal.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to]))
  const ids = [...new Set([...named, ...places.map((place) => place.slice(place.indexOf(':') + 1))])]
  const itemId = among(world.items.map(({ _id }) => _id))
  const evidence: Evidence = {
    ...factsOf(input),
    journal,
    journalBefore: 0,
    stock: await everything(db, 'stock', { itemId }),
    assets: await everything(db, 'assets', { itemId }),
    requisitions: await everything(db, 'requisitions', { _id: among(ids) }),
    receipts: await everything(db, 'receipts', { _id: among(ids) }),
    loans: await everything(db, 'loans', { _id: among(ids) }),
    transfers: await everything(db, 'transfers', { _id: among(ids) }),
    ...(await stocktakesOf(input)),
  }
  return checks.flatMap((check) => check(evidence))
}

/** Stocktakes that were opened here, with their lines; those of the demo data told their story before. */
async function stocktakesOf({
  db,
  sent,
}: CheckInput): Promise<Pick<Evidence, 'stocktakes' | 'countLines' | 'frozenAreas'>> {
  const { in: among } = db.command
  const opened = sent.filter(({ command }) => command.operation === 'stocktake.open')
  const entries = await everything(db, 'journal', { _id: among(opened.map(({ requestId }) => requestId)) })
  const ids = entries.map(({ document }) => document.id)
  return {
    stocktakes: await everything(db, 'stocktakes', { _id: among(ids) }),
    countLines: await everything(db, 'countLines', { stocktakeId: among(ids) }),
    frozenAreas: await everything(db, 'frozenAreas', { _id: among(ids) }),
  }
}

const factsOf = ({ sent, journalBefore, server, world }: CheckInput) => ({
  sent,
  journalBefore,
  key: server.env.JOURNAL_KEY ?? '',
  simulated: new Set(world.items.map(({ _id }) => _id)),
})

/** What the warehouse finds itself when it adds up its journal. */
async function checkReconciled({ world, server }: CheckInput): Promise<Broken[]> {
  const broken: Broken[] = []
  for (const { warehouseId } of world.sites) {
    let report = await succeed(server.call('admin', 'stock.reconcile', { warehouseId }))
    while (report.status === 'running') {
      const reconciliationId = report._id
      report = await succeed(server.call('admin', 'stock.reconcile', { warehouseId, reconciliationId }))
    }
    broken.push(...findings('the warehouse finds no difference itself', report.differences))
  }
  return broken
}
