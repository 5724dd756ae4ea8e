import type { TestDatabase } from '../../../tests/support/database'
import { everything } from '../../../tests/support/database'
import type { TestServer } from '../../../tests/support/server'
import type { World } from '../move'
import type { Broken } from '../run'
import type { Sent } from '../sender'
import { checkBooks } from './books'
import { checkHistory } from './history'
import { checkOrder } from './order'
import { checkPlaces } from './places'
import { checkRequisitions } from './requisitions'
import type { Evidence } from './evidence'

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
  }
  return [checkBooks, checkHistory, checkOrder, checkPlaces, checkRequisitions].flatMap((check) =>
    check(evidence),
  )
}
