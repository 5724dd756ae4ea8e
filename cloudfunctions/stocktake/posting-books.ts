import type { PostLine } from '../../shared/domain/stocktake/posting-plan'
import { pieceId } from '../../shared/domain/stocktake/surplus-lot'
import type { Asset } from '../../shared/schema/asset'
import type { Location } from '../../shared/schema/masterdata'
import type { Stock } from '../../shared/schema/stock'
import { _ } from '../runtime/app'
import type { Snapshot } from '../runtime/commit'
import { locationById, locationsOf } from '../runtime/directory'
import { find } from '../runtime/store'

/** Those made a moment ago are asked for one by one. */
export async function locationsOfLines(
  warehouseId: string,
  lines: readonly PostLine[],
): Promise<ReadonlyMap<string, Location>> {
  const locations = new Map(await locationsOf(warehouseId))
  for (const id of new Set(lines.map(({ locationId }) => locationId))) {
    const fresh = locations.has(id) ? undefined : await locationById(id)
    if (fresh) locations.set(id, fresh)
  }
  return locations
}

/** Stock documents of one request: with two thousand lots each they still fit an answer. */
const PAGE = 25

export async function stocksOfLines(
  warehouseId: string,
  lines: readonly PostLine[],
): Promise<Map<string, Stock>> {
  const ids = [...new Set(lines.map(({ itemId }) => `${warehouseId}:${itemId}`))]
  const pages: Promise<Stock[]>[] = []
  for (let from = 0; from < ids.length; from += PAGE)
    pages.push(find('stock', { _id: _.in(ids.slice(from, from + PAGE)) }, { limit: PAGE }))
  return new Map((await Promise.all(pages)).flat().map((stock) => [stock.itemId, stock]))
}

/** Documents of the lines' serial-numbered pieces, as far as there are any. */
export async function assetsOf(lines: readonly PostLine[]): Promise<Map<string, Asset>> {
  const ids = [...new Set(lines.flatMap((line) => pieceId(line) ?? []))]
  const found = ids.length > 0 ? await find('assets', { _id: _.in(ids) }, { limit: ids.length }) : []
  return new Map(found.map((asset) => [asset._id, asset]))
}

/** The snapshot, with pieces that were read already: each costs the transaction its write alone. */
export const knowing = (snapshot: Snapshot, assets: ReadonlyMap<string, Asset>): Snapshot => ({
  get: (collection, id) =>
    collection === 'assets' ? Promise.resolve(assets.get(id) as never) : snapshot.get(collection, id),
})
