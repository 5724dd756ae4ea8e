import type { Item } from '../../../shared/schema/masterdata'
import type { JournalEntry } from '../../../shared/schema/journal'
import type { Lot, Stock } from '../../../shared/schema/stock'
import { businessDay } from '../../../shared/domain/calendar'
import { emptyStock, withTotals } from '../../../shared/domain/stock'
import { databaseOf, type TestDatabase } from '../../../tests/support/database'
import { CLERKS_WAREHOUSE, succeed } from '../../../tests/support/scenario'
import type { TestServer } from '../../../tests/support/server'

/** Items of the benchmark, written straight into the database: what is measured is the work on them, not their making. */
export class BenchWorld {
  readonly db: TestDatabase
  #made = 0

  constructor(readonly server: TestServer) {
    this.db = databaseOf(server.url)
  }

  /** An item with so many lots of the same quantity, one receipt a minute; answers its id. */
  async itemWithLots(lots: number, quantity: number): Promise<string> {
    const itemId = `BENCH${++this.#made}`
    const item = benchItem(itemId)
    await this.db.collection('items').add({ ...item })
    const first = Date.parse('2026-01-01T00:00:00.000Z')
    const rows = Array.from({ length: lots }, (_lot, index): Lot => ({
      lotId: `RK20260101-${String(index).padStart(4, '0')}-1`,
      lotNo: `P${index}`,
      locationId: `${CLERKS_WAREHOUSE}:A-01-01-01`,
      status: 'available',
      quantity,
      receivedAt: new Date(first + index * 60_000).toISOString(),
      valueFen: quantity * 100,
    }))
    const { _id, levels, priceFen, updatedAt, ...core } = item
    const empty = emptyStock(CLERKS_WAREHOUSE, itemId, core)
    const stock: Stock = withTotals({ ...empty, lots: rows }, new Date().toISOString())
    await this.db.collection('stock').add({ ...stock })
    return itemId
  }

  /** Brings the journal to so many entries, older than any real one and about other items. */
  async fillJournal(entries: number): Promise<void> {
    const have = (await this.db.collection('journal').where({}).count()).total ?? 0
    for (let n = have; n < entries; n += 500) {
      const page = Array.from({ length: Math.min(500, entries - n) }, (_entry, i) => journalEntryOf(n + i))
      await this.db.collection('journal').add(page as never)
    }
  }

  /** Leaves the newest entries of the journal alone, so many. */
  async cutJournal(entries: number): Promise<void> {
    for (;;) {
      const have = (await this.db.collection('journal').where({}).count()).total ?? 0
      if (have <= entries) return
      const { data } = await this.db
        .collection('journal')
        .where({})
        .orderBy('at', 'asc')
        .limit(Math.min(100, have - entries))
        .field({ _id: true })
        .get()
      const ids = (data as { _id: string }[]).map(({ _id }) => _id)
      await this.db
        .collection('journal')
        .where({ _id: this.db.command.in(ids) })
        .remove()
    }
  }

  /** A requisition for these items that a clerk can issue now. */
  async approved(lines: readonly { itemId: string; quantity: number }[]): Promise<string> {
    const { requisition } = await succeed(
      this.server.call('staff', 'requisition.submit', {
        warehouseId: CLERKS_WAREHOUSE,
        purpose: '测速',
        lines: [...lines],
      }),
    )
    const requisitionId = requisition._id
    await succeed(this.server.call('approver', 'requisition.decide', { requisitionId, decision: 'approve' }))
    return requisitionId
  }
}

/** An item of the benchmark, as plain as can be. */
export const benchItem = (_id: string): Item => ({
  _id,
  code: _id,
  name: `测速物资 ${_id}`,
  specification: '',
  unit: '个',
  scale: 0,
  categoryId: 'C01',
  units: [],
  barcodes: [],
  tracking: 'none',
  policy: 'fifo',
  initials: 'cs',
  status: 'active',
  priceFen: 100,
  levels: [],
  updatedAt: new Date().toISOString(),
})

/** An entry as an issue of one line leaves it, about 1.5 KB. */
function journalEntryOf(n: number): JournalEntry {
  const at = new Date(Date.parse('2024-01-01T00:00:00.000Z') + n * 300_000).toISOString()
  const itemId = `OLD${n % 997}`
  const posting = {
    itemId,
    lotId: `RK20240101-${n}-1`,
    from: `stock:${CLERKS_WAREHOUSE}:A-01-01-01`,
    to: `department:BM0${n % 9}`,
    quantity: 3,
    valueFen: 300,
    stockVersion: n,
  }
  return {
    _id: `bench-${String(n).padStart(8, '0')}`,
    operation: 'outbound.issue',
    actor: { id: `person${n % 50}`, name: '王敏', departmentName: '办公室' },
    device: 'weapp',
    at,
    day: businessDay(at),
    digest: String(n).padStart(64, '0'),
    outcome: { note: '出库单的内容'.repeat(60) },
    summary: '出库 中性笔 ×3 支',
    postings: [posting],
    stockKeys: [`${CLERKS_WAREHOUSE}:${itemId}`],
    document: { type: 'requisition', id: `LY20240101-${n}` },
    warehouseId: CLERKS_WAREHOUSE,
    hmac: String(n).padStart(64, '0'),
  }
}
