import { sum } from '../../shared/domain/stock'
import type { Stock } from '../../shared/schema/stock'
import type { JournalEntry } from '../../shared/schema/journal'
import { everything, type TestDatabase } from './database'

/** What the journal says is on a row: `"<itemId> <lotId> <locationId> <status>"` → quantity and value. */
export function fromPostings(
  journal: readonly JournalEntry[],
): Map<string, { quantity: number; valueFen: number }> {
  const rows = new Map<string, { quantity: number; valueFen: number }>()
  const add = (what: string, place: string, status = 'available', quantity: number, valueFen: number) => {
    if (!place.startsWith('stock:')) return
    const key = `${what} ${place.slice('stock:'.length)} ${status}`
    const row = rows.get(key) ?? { quantity: 0, valueFen: 0 }
    rows.set(key, { quantity: row.quantity + quantity, valueFen: row.valueFen + valueFen })
  }
  for (const { postings } of journal) {
    for (const p of postings) {
      add(`${p.itemId} ${p.toLotId ?? p.lotId}`, p.to, p.toStatus, p.quantity, p.valueFen)
      add(`${p.itemId} ${p.lotId}`, p.from, p.fromStatus, -p.quantity, -p.valueFen)
    }
  }
  for (const [key, row] of rows) if (row.quantity === 0 && row.valueFen === 0) rows.delete(key)
  return rows
}

/** What the stock documents say, in the same form. */
export function fromStock(stocks: readonly Stock[]): Map<string, { quantity: number; valueFen: number }> {
  return new Map(
    stocks.flatMap((stock) =>
      stock.lots.map(
        (lot) =>
          [
            `${stock.itemId} ${lot.lotId} ${lot.locationId} ${lot.status}`,
            { quantity: lot.quantity, valueFen: lot.valueFen },
          ] as const,
      ),
    ),
  )
}

/** Fails unless every stock document is the sum of its postings and its own totals are right. */
export async function expectBooksToBalance(db: TestDatabase): Promise<void> {
  const stocks = await everything(db, 'stock')
  const journal = await everything(db, 'journal')
  const sorted = (rows: Map<string, unknown>) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
  expect(sorted(fromStock(stocks))).toEqual(sorted(fromPostings(journal)))
  for (const stock of stocks) {
    expect(stock.onHand).toBe(sum(stock.lots.map((lot) => lot.quantity)))
    expect(stock.lots.every((lot) => lot.quantity > 0 && lot.valueFen >= 0)).toBe(true)
  }
}
