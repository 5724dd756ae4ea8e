import type { Item, Location } from '../../schema/masterdata'
import type { Caller } from '../../schema/person'
import type { Lot, Stock } from '../../schema/stock'
import { addLot, emptyStock } from '../stock'
import { coreOf } from '../receive'
import type * as z from 'zod/mini'

/** 11:00 in Shanghai. */
export const now = '2026-11-22T03:00:00.000Z'
export const today = '2026-11-22'

type ItemDocument = z.infer<typeof Item>
type LocationDocument = z.infer<typeof Location>

export const pen: ItemDocument = {
  _id: 'PEN',
  code: 'PEN',
  name: '中性笔',
  specification: '0.5mm',
  unit: '支',
  scale: 0,
  categoryId: 'C1',
  units: [
    { name: '盒', numerator: 12, denominator: 1 },
    { name: '箱', numerator: 144, denominator: 1 },
  ],
  barcodes: [],
  tracking: 'none',
  policy: 'fifo',
  initials: 'zxb',
  status: 'active',
  priceFen: 150,
  levels: [{ warehouseId: 'W1', minimum: 10 }],
  updatedAt: now,
}

/** Measured in hundredths of a litre, by lot, first expired first out; a bottle is half a litre. */
export const ethanol: ItemDocument = {
  ...pen,
  _id: 'ETH',
  code: 'ETH',
  name: '无水乙醇',
  unit: 'L',
  scale: 2,
  units: [
    { name: '瓶', numerator: 1, denominator: 2 },
    { name: '桶', numerator: 25, denominator: 1 },
    { name: '杯', numerator: 1, denominator: 3 },
  ],
  tracking: 'lot',
  policy: 'fefo',
  shelfLifeDays: 365,
  controlled: 'reagent',
  levels: [],
}

const shelf = (_id: string, zoneKind: LocationDocument['zoneKind'] = 'qualified'): LocationDocument => ({
  _id,
  warehouseId: _id.slice(0, 2),
  code: _id.slice(3),
  zone: _id.slice(3, 4),
  zoneKind,
  pickSequence: 1,
  status: 'active',
})

export const locations: LocationDocument[] = [
  shelf('W1:A-01'),
  shelf('W1:A-02'),
  shelf('W1:D-01', 'inspection'),
  { ...shelf('W1:A-99'), status: 'disabled' },
  shelf('W2:A-01'),
]

export const lot = (lotId: string, quantity: number, more: Partial<Lot> = {}): Lot => ({
  lotId,
  locationId: 'W1:A-01',
  status: 'available',
  quantity,
  receivedAt: '2026-06-01T02:00:00.000Z',
  valueFen: quantity * 100,
  ...more,
})

/** The stock of an item in W1 with these lots; promises are added by the domain. */
export function stockWith(item: ItemDocument, lots: readonly Lot[]): Stock {
  const minimum = item.levels[0]?.minimum
  return lots.reduce(
    (stock: Stock, row) => {
      const added = addLot(stock, row, now)
      if (!added.ok) throw new Error(added.code)
      return added.data
    },
    emptyStock('W1', item._id, coreOf(item), minimum),
  )
}

export const person = (_id: string, more: Partial<Caller> = {}): Caller => ({
  _id,
  name: `${_id}先生`,
  roles: ['staff'],
  departmentId: 'D1',
  departmentName: '检验科',
  warehouseIds: [],
  ...more,
})

export const requester = person('zhang')
export const approver = person('li', { roles: ['approver'] })
export const clerk = person('wang', { roles: ['clerk'], warehouseIds: ['W1'] })
export const signature = { fileId: 'cloud://signature.png', sha256: 'ab' }

/** One of the item's stocks by its id, as the domain asks for them. */
export const stockOf =
  (...stocks: Stock[]) =>
  (itemId: string): Stock | undefined =>
    stocks.find((stock) => stock.itemId === itemId)
