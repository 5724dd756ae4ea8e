import { isDeepStrictEqual } from 'node:util'
import { isIntact } from '../../../cloudfunctions/runtime/seal'
import type { Stock } from '../../../shared/schema/stock'
import { fromPostings, fromStock } from '../../../tests/support/books'
import { findings, total, type Check, type Evidence } from './evidence'

/** Stock is the sum of the postings, lot by lot, in quantity and value; nothing is negative; the journal is as it was written. */
export const checkBooks: Check = (evidence) => [
  ...findings('stock equals the sum of its postings', differences(evidence)),
  ...findings('no posting moves nothing or less', bad(evidence)),
  ...findings('totals of a stock document are those of its rows', evidence.stock.filter(strays).map(brief)),
  ...findings('no more is reserved than is on hand', evidence.stock.filter(overReserved).map(brief)),
  ...findings(
    'journal entries are as they were written',
    evidence.journal.filter((entry) => !isIntact(entry, evidence.key)).map(({ _id }) => _id),
  ),
]

function differences({ journal, stock }: Evidence): unknown[] {
  const written = fromPostings(journal)
  const kept = fromStock(stock)
  return [...new Set([...written.keys(), ...kept.keys()])]
    .filter((row) => !isDeepStrictEqual(written.get(row), kept.get(row)))
    .map((row) => ({ row, journal: written.get(row), stock: kept.get(row) }))
}

const bad = ({ journal }: Evidence): unknown[] =>
  journal.flatMap(({ _id, postings }) =>
    postings.filter((p) => !(p.quantity > 0) || !(p.valueFen >= 0)).map((posting) => ({ _id, posting })),
  )

const strays = (stock: Stock): boolean =>
  stock.onHand !== total(stock.lots.map((lot) => lot.quantity)) ||
  stock.valueFen !== total(stock.lots.map((lot) => lot.valueFen)) ||
  stock.reserved !== total(stock.reservations.map((promise) => promise.quantity)) ||
  stock.lots.some((lot) => !(lot.quantity > 0) || !(lot.valueFen >= 0)) ||
  new Set(stock.lots.map((lot) => `${lot.lotId} ${lot.locationId} ${lot.status}`)).size < stock.lots.length

/** Promises are for goods that are there; what is frozen or written off under a promise must have ended it. */
const overReserved = (stock: Stock): boolean =>
  total(stock.reservations.filter(({ until }) => until > stock.updatedAt).map((p) => p.quantity)) >
  stock.onHand

const brief = ({ _id, onHand, reserved, valueFen, version, reservations }: Stock) => ({
  _id,
  onHand,
  reserved,
  valueFen,
  version,
  reservations,
})
