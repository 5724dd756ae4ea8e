import { locationCode } from '@shared/domain/stock'
import type { Place } from '@shared/schema/journal'

export interface PlaceNames {
  /** By `warehouse:<id>`, `department:<id>`, `supplier:<id>`. */
  get(key: string): string | undefined
}

const virtual: Record<string, string> = {
  'supplier:unknown': '供应商（未填）',
  opening: '期初',
  loss: '盘亏',
  surplus: '盘盈',
  donation: '捐赠',
  scrap: '报废',
}

/** `stock:WH-BG:A-01-02` → 办公用品库 A-01-02, `department:BM04` → 理化检验室; a name not known stays as it is written. */
export function placeText(place: Place, names: PlaceNames): string {
  if (place.startsWith('stock:')) {
    const location = place.slice('stock:'.length)
    const warehouse = names.get(`warehouse:${location.slice(0, location.indexOf(':'))}`)
    return warehouse ? `${warehouse} ${locationCode(location)}` : location
  }
  const [kind = '', id] = place.split(':')
  const held = holders[kind]
  return held && id ? `${held} ${id}` : (virtual[place] ?? names.get(place) ?? place)
}

/** Documents that have goods meanwhile. */
const holders: Record<string, string> = { loan: '借出单', external: '外发单', transit: '调拨单' }
