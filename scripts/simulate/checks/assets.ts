import type { Asset } from '../../../shared/schema/asset'
import { findings, type Check } from './evidence'

/** Every piece that is in the warehouse lies in exactly one row, as its document says; every other piece in none. */
export const checkAssets: Check = ({ assets, stock, simulated }) => {
  const rows = new Map<string, string[]>()
  for (const { itemId, lots } of stock) {
    for (const lot of lots.filter(() => simulated.has(itemId))) {
      if (!lot.serialNo) continue
      rows.set(lot.lotId, [
        ...(rows.get(lot.lotId) ?? []),
        `stock:${lot.locationId} ${lot.status} ${lot.quantity}`,
      ])
    }
  }
  const ours = assets.filter(({ itemId }) => simulated.has(itemId))
  const known = new Set(ours.map(({ _id }) => _id))
  return [
    ...findings(
      'a piece lies where its document says',
      ours
        .filter((asset) => String(rows.get(asset._id) ?? []) !== String(rowsOf(asset)))
        .map((asset) => ({ ...brief(asset), rows: rows.get(asset._id) ?? [] })),
    ),
    ...findings(
      'every piece in stock has a document',
      [...rows.keys()].filter((lotId) => !known.has(lotId)),
    ),
  ]
}

const rowsOf = ({ status, place, lotStatus = 'available' }: Asset): string[] =>
  status === 'inStock' ? [`${place} ${lotStatus} 1`] : []

const brief = ({ _id, status, place, lotStatus, history }: Asset) => ({
  _id,
  status,
  place,
  lotStatus,
  last: history.slice(-3).map(({ action, at, document }) => ({ action, at, document })),
})
