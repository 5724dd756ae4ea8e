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
import { checkHistory } from './history'
import { checkOrder } from './order'
import { checkPlaces } from './places'
import { checkRequisitions } from './requisitions'
import { findings, type Evidence } from './evidence'

export interface CheckInput {
  world: World
  db: TestDatabase
  server: TestServer
  sent: readonly Sent[]
  /** Entries that the journal held before the first step. */
  journalBefore: number
}

/** Everything that must hold when the last command is decided; what does not, with what was seen. */
export async function checkEverything(input: CheckInput): Promise<Broken[]> {
  const { db } = input
  const evidence: Evidence = {
    sent: input.sent,
    journalBefore: input.journalBefore,
    key: input.server.env.JOURNAL_KEY ?? '',
    simulated: new Set(input.world.items.map(({ _id }) => _id)),
    journal: await everything(db, 'journal'),
    stock: await everything(db, 'stock'),
    requisitions: await everything(db, 'requisitions'),
    receipts: await everything(db, 'receipts'),
    assets: await everything(db, 'assets'),
    loans: await everything(db, 'loans'),
    transfers: await everything(db, 'transfers'),
  }
  const checks = [
    checkBooks,
    checkHistory,
    checkOrder,
    checkPlaces,
    checkRequisitions,
    checkDocuments,
    checkAssets,
  ]
  return [...checks.flatMap((check) => check(evidence)), ...(await checkReconciled(input))]
}

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
