import { emptyStock, withTotals } from '../../../shared/domain/stock'
import { defaultSettings } from '../../../shared/schema/settings'
import type { Location, Warehouse } from '../../../shared/schema/masterdata'
import type { Lot, Stock } from '../../../shared/schema/stock'
import { succeed } from '../../../tests/support/scenario'
import { benchItem, type BenchWorld } from './bench-world'

export const COUNTED_WAREHOUSE = 'WH-CT'
const AREAS = 10
const LINES_AT_A_PLACE = 10
/** Rows of one item, each at another place. */
const ROWS = 4

/** Ten people of any department, each with a tenth of the warehouse. */
export const counters = [
  'staff',
  'masiyuan',
  'linhai',
  'xumei',
  'clerk',
  'sunli',
  'zhaolei',
  'gaofeng',
  'huangting',
  'chenzhiyuan',
]

/** A warehouse of so many rows of stock, ten at a place, written straight into the database. Any result may be posted. */
export async function fillWarehouse({ db }: BenchWorld, lines: number): Promise<void> {
  const at = new Date().toISOString()
  const any = { fen: 10_000_000_000, percent: 100 }
  await db.collection('settings').add({
    _id: 'stocktake',
    value: { ...defaultSettings.stocktake, approval: { none: any, approver: any } },
    updatedAt: at,
    updatedBy: { id: 'admin', name: '管理员' },
  })
  const { data } = await db.collection('warehouses').doc('WH-BG').get()
  const [model] = data as Warehouse[]
  const zone = { code: 'A', name: '合格品区', kind: 'qualified' as const }
  await db
    .collection('warehouses')
    .add({ ...model, _id: COUNTED_WAREHOUSE, code: COUNTED_WAREHOUSE, name: '测速库', zones: [zone] })
  const places = Array.from({ length: lines / LINES_AT_A_PLACE }, (_place, n) => placeOf(n, lines))
  await addAll(places, (page) => db.collection('locations').add(page as never))
  const items = Array.from({ length: lines / ROWS }, (_item, n) =>
    benchItem(`CT${String(n).padStart(5, '0')}`),
  )
  await addAll(items, (page) => db.collection('items').add(page as never))
  const stocks = items.map(({ _id, levels, priceFen, updatedAt, ...core }, n): Stock => {
    const lots = Array.from({ length: ROWS }, (_row, row) => lotOf(n * ROWS + row, places, at))
    return withTotals({ ...emptyStock(COUNTED_WAREHOUSE, _id, core), lots }, at)
  })
  await addAll(stocks, (page) => db.collection('stock').add(page as never))
}

/** `A-01-001` to `A-10-100`: a tenth of the places in each area. */
function placeOf(n: number, lines: number): Location {
  const places = lines / LINES_AT_A_PLACE
  const area = Math.floor((n * AREAS) / places)
  const code = `A-${String(area + 1).padStart(2, '0')}-${String(n).padStart(4, '0')}`
  return {
    _id: `${COUNTED_WAREHOUSE}:${code}`,
    warehouseId: COUNTED_WAREHOUSE,
    code,
    zone: 'A',
    zoneKind: 'qualified',
    pickSequence: n,
    status: 'active',
  }
}

/** Rows of an item lie a quarter of the warehouse apart. */
function lotOf(row: number, places: readonly Location[], receivedAt: string): Lot {
  const place = places[Math.floor(row / ROWS + (row % ROWS) * (places.length / ROWS)) % places.length]
  return {
    lotId: `RK20260101-${String(row).padStart(6, '0')}`,
    lotNo: `P${row}`,
    locationId: place?._id ?? '',
    status: 'available',
    quantity: 20,
    receivedAt,
    valueFen: 2_000,
  }
}

async function addAll<T>(documents: readonly T[], add: (page: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < documents.length; from += 500) await add(documents.slice(from, from + 500))
}

/** Opens a stocktake of the whole warehouse, an area for each counter; its lines are still to be made. */
export async function openWhole({ server }: BenchWorld): Promise<string> {
  const { stocktake } = await succeed(
    server.call('admin', 'stocktake.open', {
      kind: 'periodic',
      warehouseId: COUNTED_WAREHOUSE,
      scope: {},
      blind: false,
      areas: counters.map((counter, n) => ({
        name: `第 ${n + 1} 区`,
        prefixes: [`A-${String(n + 1).padStart(2, '0')}`],
        counterIds: [counter],
        secondIds: [],
      })),
    }),
  )
  return stocktake._id
}
