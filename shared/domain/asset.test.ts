import type { Asset } from '../schema/asset'
import type { Place, Posting } from '../schema/journal'
import type { Stock } from '../schema/stock'
import { handedOutWith, MAX_ASSET_EVENTS, moveAsset, whereText, withEvent } from './asset'
import { lot, now, pen, stockWith } from './testing/fixtures'

const stock: Stock = {
  ...stockWith({ ...pen, tracking: 'serial' }, [lot('PEN:S1', 1, { serialNo: 'S1' })]),
}
const posting = (from: Place, to: Place, more: Partial<Posting> = {}): Posting => ({
  itemId: 'PEN',
  lotId: 'PEN:S1',
  from,
  to,
  quantity: 1,
  valueFen: 100,
  stockVersion: 1,
  ...more,
})
const by = { id: 'wang', name: '王敏' }
const zhang = { person: { id: 'zhang', name: '张晓雯' }, department: { id: 'D1', name: '检验科' } }
const SHELF = 'stock:W1:A-01'

const step = (
  before: Asset | undefined,
  from: Place,
  to: Place,
  more: Partial<Parameters<typeof moveAsset>[3]> = {},
) =>
  moveAsset(
    before,
    posting(from, to),
    { stock, lot: stock.lots[0] },
    { document: { type: 'receipt', id: 'RK1' }, by, ...more },
    now,
  )
const after = (...args: Parameters<typeof step>): Asset => {
  const result = step(...args)
  if (!result.ok) throw new Error(result.code)
  return result.data
}
const code = (...args: Parameters<typeof step>) => {
  const result = step(...args)
  return result.ok ? 'ok' : result.code
}
const inStock = () => after(undefined, 'supplier:S', SHELF)
const issued = () => after(inStock(), SHELF, 'department:D1', { holder: zhang })

describe('a posting says what became of a piece', () => {
  test.each<[string, Asset, Place, Place, string, string]>([
    ['moved', inStock(), SHELF, 'stock:W1:A-02', 'inStock', 'moved'],
    ['issued', inStock(), SHELF, 'department:D1', 'issued', 'issued'],
    ['lent', inStock(), SHELF, 'loan:JC1', 'lent', 'lent'],
    ['sent out', inStock(), SHELF, 'external:WF1', 'external', 'sentOut'],
    ['on its way', inStock(), SHELF, 'transit:DB1', 'inTransit', 'sent'],
    ['scrapped', inStock(), SHELF, 'scrap', 'scrapped', 'scrapped'],
    ['lost', inStock(), SHELF, 'loss', 'lost', 'lost'],
    ['back to the supplier', inStock(), SHELF, 'supplier:S', 'returnedToSupplier', 'returnedToSupplier'],
    ['returned', issued(), 'department:D1', SHELF, 'inStock', 'returned'],
    ['arrived', after(inStock(), SHELF, 'transit:DB1'), 'transit:DB1', 'stock:W2:A-01', 'inStock', 'arrived'],
    ['found', after(inStock(), SHELF, 'loss'), 'surplus', SHELF, 'inStock', 'found'],
  ])('%s', (_name, before, from, to, status, action) => {
    const asset = after(before, from, to, { holder: zhang })
    expect(asset.status).toBe(status)
    expect(asset.place).toBe(to)
    expect(asset.history.at(-1)).toMatchObject({ action, by })
    expect(asset.holder).toEqual(/issued|lent|external|lost/.test(status) ? zhang : undefined)
  })

  test('it belongs to the warehouse where it arrives', () => {
    expect(inStock()).toMatchObject({ warehouseId: 'W1', serialNo: 'S1', status: 'inStock' })
    const sent = after(inStock(), SHELF, 'transit:DB1')
    expect(after(sent, 'transit:DB1', 'stock:W2:A-01').warehouseId).toBe('W2')
  })

  test('whoever had it answers for its loss', () => {
    const lent = after(inStock(), SHELF, 'loan:JC1', { holder: zhang })
    expect(handedOutWith(lent)).toEqual({ type: 'loan', id: 'JC1' })
    expect(after(lent, 'loan:JC1', 'loss')).toMatchObject({ status: 'lost', holder: zhang })
  })
})

describe('refused', () => {
  test.each<[string, Asset, Place, Place, string]>([
    ['a number that is on a shelf', inStock(), 'supplier:S', SHELF, 'SERIAL_EXISTS'],
    ['a number that is in use', issued(), 'donation', SHELF, 'SERIAL_EXISTS'],
    ['a number that was scrapped', after(inStock(), SHELF, 'scrap'), 'opening', SHELF, 'SERIAL_EXISTS'],
    ['a piece from another shelf', inStock(), 'stock:W1:A-02', 'department:D1', 'ASSET_ELSEWHERE'],
    ['a return by another department', issued(), 'department:D2', SHELF, 'ASSET_ELSEWHERE'],
  ])('%s', (_name, before, from, to, expected) => expect(code(before, from, to)).toBe(expected))
})

describe('taken back', () => {
  test('an issue: on its shelf again; not once it was handed on', () => {
    expect(after(issued(), 'department:D1', SHELF, { reversing: true })).toMatchObject({
      status: 'inStock',
      history: expect.arrayContaining([expect.objectContaining({ action: 'reversed' })]),
    })
    const event = { action: 'handedOver' as const, by, document: { type: 'asset' as const, id: 'PEN:S1' } }
    const handedOn = withEvent(issued(), event, now)
    expect(code(handedOn, 'department:D1', SHELF, { reversing: true })).toBe('ASSET_ELSEWHERE')
  })
  test('a receipt: no piece is left, and its number may come in rightly', () => {
    const gone = after(inStock(), SHELF, 'supplier:S', { reversing: true })
    expect(gone.status).toBe('withdrawn')
    expect(after(gone, 'supplier:S', SHELF).status).toBe('inStock')
  })
  test('a return: the one who had it has it again', () => {
    const returned = after(issued(), 'department:D1', SHELF)
    expect(after(returned, SHELF, 'department:D1', { reversing: true }).holder).toEqual(zhang)
  })
})

test('where it is, in one phrase', () => {
  expect(whereText(inStock())).toBe('库位 A-01')
  expect(whereText(issued())).toBe('在用：张晓雯 · 检验科')
  expect(whereText(after(inStock(), SHELF, 'scrap'))).toBe('已报废')
})

test('the last hundred events are kept, and how many there were', () => {
  const event = { action: 'moved' as const, by, document: { type: 'adjustment' as const, id: 'YK1' } }
  let asset = inStock()
  for (let i = 0; i < 150; i++) asset = withEvent(asset, event, now)
  expect(asset.history).toHaveLength(MAX_ASSET_EVENTS)
  expect(asset.eventCount).toBe(151)
})
