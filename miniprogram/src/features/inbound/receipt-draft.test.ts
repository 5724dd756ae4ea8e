import type { Item } from '@shared/schema/masterdata'
import { checkLine, expiryWarning } from './check-line'
import { baseOf, changedLine, emptyReceipt, furtherLot, newLine, toInput, valueOf } from './receipt-draft'

const today = '2026-11-22'
const medicine: Item = {
  _id: 'YP01001',
  code: 'YP01001',
  name: '布洛芬缓释胶囊',
  specification: '0.3g×24粒',
  unit: '盒',
  scale: 0,
  categoryId: 'A07020100',
  units: [{ name: '箱', numerator: 200, denominator: 1 }],
  barcodes: [],
  tracking: 'lot',
  policy: 'fefo',
  shelfLifeDays: 730,
  initials: 'blf',
  status: 'active',
  priceFen: 1850,
  levels: [],
  updatedAt: '2026-01-01T00:00:00.000Z',
}
const line = newLine('1', medicine, '箱')
const complete = changedLine(
  { ...line, lotNo: 'B20260901', locationId: 'WH-SY:B-01-01-01', quantity: 2 },
  { productionDate: '2026-09-01' },
)

describe('a line of a receipt', () => {
  it('computes the expiry from the production date until it is set by hand', () => {
    expect(complete.expiryDate).toBe('2028-08-31')
    const byHand = changedLine(complete, { expiryDate: '2028-06-30' })
    expect(changedLine(byHand, { productionDate: '2026-10-01' }).expiryDate).toBe('2028-06-30')
    const emptied = changedLine(byHand, { expiryDate: '' })
    expect(emptied.expiryDate).toBe('2028-08-31')
  })

  it('converts to base units and to money, by the typed price or the reference price', () => {
    expect(baseOf(complete)).toBe(400)
    expect(valueOf(complete)).toBe(740_000)
    expect(valueOf({ ...complete, price: '3600.5' })).toBe(720_100)
    expect(valueOf({ ...complete, price: '3.6.5' })).toBeNull()
  })

  it('keeps shelf and price for a further lot, not its number and dates', () => {
    const next = furtherLot('2', { ...complete, price: '3600' })
    expect(next).toMatchObject({
      unit: '箱',
      locationId: complete.locationId,
      price: '3600',
      lotNo: '',
      expiryDate: '',
    })
  })

  it('falls back to the base unit when the scanned unit is not one of the item', () => {
    expect(newLine('1', medicine, '桶').unit).toBe('盒')
  })

  it.each([
    ['complete', {}, []],
    ['no quantity', { quantity: null }, ['quantity']],
    ['zero', { quantity: 0 }, ['quantity']],
    ['no lot number', { lotNo: '  ' }, ['lotNo']],
    ['made tomorrow', { productionDate: '2026-11-23' }, ['productionDate']],
    ['no dates', { productionDate: '', expiryDate: '' }, ['expiryDate']],
    [
      'expires before it was made',
      { productionDate: '2026-11-20', expiryDate: '2026-11-19' },
      ['expiryDate'],
    ],
    ['expired yesterday', { productionDate: '', expiryDate: '2026-11-21' }, ['expiryDate']],
    ['expires today', { productionDate: '', expiryDate: today }, []],
    ['no location', { locationId: '' }, ['locationId']],
    ['a price that is none', { price: '12元' }, ['price']],
  ])('%s', (_name, change, fields) => {
    expect(Object.keys(checkLine({ ...complete, ...change }, today))).toEqual(fields)
  })

  it('warns of goods that expire soon', () => {
    expect(expiryWarning({ ...complete, expiryDate: '2026-12-22' }, today)).toContain('还有 30 天')
    expect(expiryWarning(complete, today)).toBe('')
  })

  it('sends only what was filled in', () => {
    const draft = { ...emptyReceipt, warehouseId: 'WH-SY', lines: [{ ...complete, lotNo: ' B20260901 ' }] }
    expect(toInput(draft)).toEqual({
      warehouseId: 'WH-SY',
      lines: [
        {
          itemId: 'YP01001',
          quantity: 2,
          unit: '箱',
          lotNo: 'B20260901',
          productionDate: '2026-09-01',
          expiryDate: '2028-08-31',
          locationId: 'WH-SY:B-01-01-01',
        },
      ],
    })
  })
})
