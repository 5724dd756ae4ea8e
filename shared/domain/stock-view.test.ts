import { setReservation } from './stock'
import { stockRow } from './stock-view'
import { lot, now, pen, stockWith, today } from './testing/fixtures'

const promise = (lineId: number, quantity: number, until: string) => ({
  requisitionId: 'LY20261115-0001',
  lineId,
  quantity,
  until,
})

test('a promise that has lapsed is no longer shown as reserved, and what is available fits', () => {
  const before = '2026-11-15T03:00:00.000Z'
  const one = setReservation(
    stockWith(pen, [lot('a', 10)]),
    promise(1, 4, '2026-11-20T16:00:00.000Z'),
    before,
  )
  const stock = setReservation(one, promise(2, 3, '2026-11-30T16:00:00.000Z'), before)
  const row = stockRow(stock, { warehouseName: '办公用品库', today, now, withValue: false })
  expect(row).toMatchObject({ onHand: 10, reserved: 3, available: 7 })
})

test('what is past its day is counted apart, and nothing is said where nothing is', () => {
  const view = { warehouseName: '办公用品库', today, now, withValue: false }
  const stock = stockWith(pen, [
    lot('old', 3, { expiryDate: '2026-11-21' }),
    lot('new', 7, { expiryDate: today }),
  ])
  expect(stockRow(stock, view)).toMatchObject({ onHand: 10, expired: 3, available: 7, expiry: 'expired' })
  expect(stockRow(stockWith(pen, [lot('new', 7)]), view)).not.toHaveProperty('expired')
})
