import type { OutputOf } from '../../../shared/operations'
import type { LotRow, StockRow } from '../../../shared/operations/stock'
import { lotsOf, succeed } from '../../support/scenario'
import type { TestServer } from '../../support/server'

/** An item of the demo data that lies in a warehouse, with everything a test wants to know about it. */
export interface Goods {
  row: StockRow
  item: OutputOf<'stock.item'>['item']
  /** In the order in which they go out; those that must not are left out. */
  usable: LotRow[]
  expired: LotRow[]
}

/** The first item in a warehouse that fits, by its row and then by its lots; fails when the demo data has none. */
export async function findGoods(
  server: TestServer,
  warehouseId: string,
  rowFits: (row: StockRow) => boolean,
  fits: (goods: Goods) => boolean = () => true,
): Promise<Goods> {
  let cursor: string | undefined
  do {
    const page = await succeed(server.call('admin', 'stock.query', { warehouseId, cursor, limit: 100 }))
    // Whole units that are mostly free: the test knows what a pick will take.
    const free = page.rows.filter((row) => row.item.scale === 0 && row.available * 2 > row.onHand)
    for (const row of free.filter(rowFits)) {
      const goods = await look(server, row)
      if (fits(goods)) return goods
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  throw new Error(`the demo data has no such goods in ${warehouseId}`)
}

async function look(server: TestServer, row: StockRow): Promise<Goods> {
  const { item } = await succeed(server.call('admin', 'stock.item', { itemId: row.itemId }))
  const lots = await lotsOf(server, row)
  return {
    row,
    item,
    usable: lots.filter((lot) => lot.status === 'available' && lot.expiry !== 'expired'),
    expired: lots.filter((lot) => lot.expiry === 'expired'),
  }
}

/** The barcode printed on a unit: a piece or a box. */
export function barcodeOf({ item }: Goods, unit: string): string {
  const barcode = item.barcodes.find((candidate) => candidate.unit === unit)
  if (!barcode) throw new Error(`${item.name} has no barcode on its ${unit}`)
  return barcode.code
}
