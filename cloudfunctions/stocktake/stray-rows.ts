import { liesIn } from '../../shared/domain/stocktake/frozen-area'
import { lineIdOf } from '../../shared/domain/stocktake/line-id'
import { strayRowOf } from '../../shared/domain/stocktake/stray-piece'
import type { PostLine } from '../../shared/domain/stocktake/posting-plan'
import { locationCode } from '../../shared/domain/stock'
import type { Location } from '../../shared/schema/masterdata'
import type { Lot, Stock } from '../../shared/schema/stock'
import { _ } from '../runtime/app'
import { find } from '../runtime/store'

/**
 * Of pieces that the books have on another shelf than where they were found: why one must stay there, in Chinese, by row. Its
 * shelf was counted with this stocktake and the piece was seen there too, or another stocktake has frozen it. Costs nothing
 * while there is no such piece, else one or two requests.
 */
export async function keptStrays(
  stocktakeId: string,
  stocks: ReadonlyMap<string, Stock>,
  lines: readonly PostLine[],
  places: ReadonlyMap<string, Location>,
): Promise<(row: Lot) => string | undefined> {
  const strays = lines.flatMap((line) => {
    const stock = stocks.get(line.itemId)
    const row = stock && strayRowOf({ stock: () => stock }, line)
    return row ? [{ stock, row, lineId: lineIdOf(stocktakeId, row) }] : []
  })
  if (strays.length === 0) return () => undefined
  const ids = strays.map(({ lineId }) => lineId)
  const marks = [...new Set(strays.flatMap(({ stock }) => stock.frozenBy ?? []))]
  const [counted, areas] = await Promise.all([
    find('countLines', { _id: _.in(ids) }, { limit: ids.length, fields: ['_id', 'result'] }),
    marks.length > 0 ? find('frozenAreas', { _id: _.in(marks) }) : [],
  ])
  const seen = new Set(counted.filter(({ result }) => (result?.counted ?? 0) > 0).map(({ _id }) => _id))
  const why = new Map<Lot, string>()
  for (const { stock, row, lineId } of strays) {
    const code = locationCode(row.locationId)
    const shelf = { _id: row.locationId, zone: places.get(row.locationId)?.zone ?? '' }
    const others = areas.filter(({ _id }) => _id !== stocktakeId && stock.frozenBy?.includes(_id))
    const area = others.find((one) => liesIn(one, shelf))
    if (seen.has(lineId)) why.set(row, `这一件在 ${code} 也盘到了：请核对序列号，再盘一次`)
    else if (area) why.set(row, `账上在 ${code}，那里因盘点 ${area._id} 冻结：解冻后请再盘一次`)
  }
  return (row) => why.get(row)
}
