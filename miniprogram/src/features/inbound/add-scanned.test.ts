import { parseGs1, type Gs1 } from '@shared/domain/gs1'
import type { Item } from '@shared/schema/masterdata'
import type { OrderLine } from '@shared/schema/purchase-order'
import { addPiece, addScanned, type Added, type Form, type Scanned } from './add-scanned'
import { changedLine, newLine, type DraftLine } from './receipt-draft'
import { scannedQuantity } from './scanned-facts'

const gauze: Item = {
  _id: 'GAUZE',
  code: 'GAUZE',
  name: '纱布',
  specification: '10×10',
  unit: '包',
  scale: 0,
  categoryId: 'C',
  units: [{ name: '箱', numerator: 50, denominator: 1 }],
  barcodes: [{ code: '6901234567892', unit: '包' }],
  tracking: 'lot',
  policy: 'fefo',
  shelfLifeDays: 730,
  initials: 'sb',
  status: 'active',
  levels: [],
  updatedAt: '2026-01-01T00:00:00.000Z',
}
const laptop: Item = { ...gauze, _id: 'LAPTOP', name: '笔记本', unit: '台', units: [], tracking: 'serial' }
delete (laptop as Partial<Item>).shelfLifeDays

const gs1 = (code: string): Gs1 => {
  const read = parseGs1(code, '2026-11-22')
  if (!read?.ok) throw new Error(code)
  return read.data
}
const G = '(01)06901234567892'
const form = (lines: DraftLine[] = [], more: Partial<Form> = {}): Form => ({
  lines,
  openKey: lines[0]?.key,
  ...more,
})
const scan = (item: Item, code?: string, more: Partial<Scanned> = {}): Scanned => ({
  item,
  unit: item.unit,
  counts: true,
  ...(code ? { gs1: gs1(code) } : {}),
  ...more,
})
function taken(added: Added) {
  if ('refused' in added) throw new Error(added.refused)
  return added
}

test('the first scan begins a line, the next of the same counts one more', () => {
  const first = taken(addScanned(form(), scan(gauze), 'a'))
  expect(first.lines).toMatchObject([{ key: 'a', quantity: 1, unit: '包' }])
  const second = taken(addScanned(form(first.lines), scan(gauze), 'b'))
  expect(second.lines).toMatchObject([{ key: 'a', quantity: 2 }])
  expect(second.said).toContain('加 1 包')
  expect(taken(addScanned(form(first.lines), scan(gauze, undefined, { unit: '箱' }), 'b')).lines).toEqual(
    first.lines,
  )
})

test('a GS1 code fills in lot, dates and count; its lot again counts on, another lot is another line', () => {
  const one = taken(addScanned(form(), scan(gauze, `${G}(17)280531(10)L1(30)20`), 'a'))
  expect(one.lines).toMatchObject([{ lotNo: 'L1', expiryDate: '2028-05-31', quantity: 20 }])
  const two = taken(addScanned(form(one.lines), scan(gauze, `${G}(17)280531(10)L1(30)20`), 'b'))
  expect(two.lines).toMatchObject([{ key: 'a', quantity: 40 }])
  const three = taken(addScanned(form(two.lines), scan(gauze, `${G}(17)290131(10)L2`), 'c'))
  expect(three.lines).toMatchObject([{ lotNo: 'L1' }, { key: 'c', lotNo: 'L2', quantity: 1 }])
  expect(three.openKey).toBe('c')
})

test('what was typed by hand is not written over', () => {
  const typed = changedLine({ ...newLine('a', gauze, '包'), lotNo: 'HAND' }, { expiryDate: '2028-01-01' })
  const next = taken(addScanned(form([typed]), scan(gauze, `${G}(17)280531`), 'b'))
  expect(next.lines[0]).toMatchObject({ lotNo: 'HAND', expiryDate: '2028-01-01' })
})

test('each serial number is a piece; the same one twice, an item barcode and one too many are refused', () => {
  const one = taken(addScanned(form(), scan(laptop, `${G}(21)SN1`), 'a'))
  expect(one.lines).toMatchObject([{ serials: ['SN1'], quantity: 1 }])
  expect(addScanned(form(one.lines), scan(laptop, `${G}(21)SN1`), 'b')).toMatchObject({
    refused: expect.stringContaining('SN1'),
  })
  const two = taken(addPiece(one.lines, one.lines[0]!, ' SN2 '))
  expect(two.lines).toMatchObject([{ serials: ['SN1', 'SN2'], quantity: 2 }])
  expect(addPiece(two.lines, two.lines[0]!, '6901234567892')).toMatchObject({
    refused: expect.stringContaining('铭牌'),
  })
  const full = changedLine(two.lines[0]!, { serials: Array.from({ length: 40 }, (_, i) => `S${i}`) })
  expect(addPiece([full], full, 'S40')).toMatchObject({ refused: expect.stringContaining('40') })
})

test('an item of serial numbers scanned without one opens its line and counts nothing', () => {
  const line = changedLine(newLine('a', laptop, '台'), { serials: ['SN1'] })
  expect(taken(addScanned(form([line]), scan(laptop), 'b')).lines).toMatchObject([{ quantity: 1 }])
})

describe('on an order', () => {
  const orderLines = [{ lineId: 7, itemId: 'GAUZE' }] as OrderLine[]
  const prefilled = { ...newLine('a', gauze, '包'), quantity: 60, orderLineId: 7 }

  test('a scan opens what was prefilled and fills in its lot, without counting', () => {
    const next = taken(addScanned(form([prefilled], { orderLines }), scan(gauze, `${G}(10)L1`), 'b'))
    expect(next.lines).toMatchObject([{ key: 'a', quantity: 60, lotNo: 'L1' }])
  })

  test('a second lot belongs to the same line of the order', () => {
    const filled = { ...prefilled, lotNo: 'L1' }
    const next = taken(addScanned(form([filled], { orderLines }), scan(gauze, `${G}(10)L2`), 'b'))
    expect(next.lines).toMatchObject([{}, { key: 'b', lotNo: 'L2', orderLineId: 7 }])
  })

  test('what is not on it is refused', () => {
    expect(addScanned(form([], { orderLines }), scan(laptop), 'b')).toMatchObject({
      refused: expect.stringContaining('不在这张订单里'),
    })
  })
})

test('a net weight is a quantity where the unit is one', () => {
  const weighed = gs1(`${G}(3102)001250`)
  expect(scannedQuantity(weighed, { scale: 2 }, 'kg')).toBe(1250)
  expect(scannedQuantity(weighed, { scale: 0 }, 'g')).toBe(12_500)
  expect(scannedQuantity(weighed, { scale: 0 }, 'kg')).toBeUndefined()
  expect(scannedQuantity(weighed, { scale: 2 }, '瓶')).toBeUndefined()
})
