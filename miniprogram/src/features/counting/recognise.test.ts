import type { LineToCount } from '@shared/operations/stocktake-count'
import { beepOf, recognise } from './recognise'

const pen: LineToCount['item'] = {
  code: 'BG01001',
  name: '中性笔',
  specification: '0.5mm',
  unit: '支',
  scale: 0,
  tracking: 'lot',
  units: [{ name: '盒', numerator: 12, denominator: 1 }],
  codes: [
    { code: 'BG01001', unit: '支' },
    { code: '6901234567892', unit: '支' },
    { code: '2101425499191', unit: '盒' },
  ],
}
const line = (lotId: string, facts: Partial<LineToCount> = {}): LineToCount => ({
  lineId: `PD1/A-01/${lotId}`,
  areaId: 0,
  locationId: 'WH:A-01',
  location: 'A-01',
  itemId: 'BG01001',
  item: pen,
  lotId,
  status: 'available',
  found: false,
  state: 'toCount',
  round: 1,
  mayCount: true,
  photoWanted: false,
  position: 1,
  ...facts,
})
const laptop: LineToCount['item'] = {
  ...pen,
  code: 'PC1',
  name: '电脑',
  tracking: 'serial',
  units: [],
  codes: [{ code: '6900000000014', unit: '台' }],
}
const piece = (serialNo: string) => line(`PC1:${serialNo}`, { itemId: 'PC1', item: laptop, serialNo })

const a = line('L1', { lotNo: 'A1' })
const b = line('L2', { lotNo: 'B2' })
const place = { locationId: 'WH:A-01', location: 'A-01' }
const read = (code: string, lines: LineToCount[] = [a]) => recognise(code, lines, place, '2026-11-22')

test.each(['A-01', 'a-01', 'WH:A-01'])('%s is the shelf itself', (code) => {
  expect(read(code)).toEqual({ kind: 'here' })
})
test('a barcode counts one of the unit that it is on', () => {
  expect(read('6901234567892')).toMatchObject({ kind: 'line', line: a, beep: { step: 1, unit: '支' } })
  expect(read('2101425499191')).toMatchObject({ kind: 'line', line: a, beep: { step: 12, unit: '盒' } })
  expect(read('bg01001')).toMatchObject({ kind: 'line', line: a, beep: { step: 1 } })
})
test('the label of a lot counts that lot', () => {
  expect(read('L2', [a, b])).toMatchObject({ kind: 'line', line: b })
})
test('of several lots one must be chosen, unless the code names it', () => {
  expect(read('6901234567892', [a, b])).toMatchObject({ kind: 'choose', lines: [a, b] })
  expect(read('(01)06901234567892(10)B2', [a, b])).toMatchObject({ kind: 'line', line: b })
})
test('a lot that no line has is goods found, with what the code says of it', () => {
  expect(read('(01)06901234567892(17)271231(10)C3', [a, b])).toMatchObject({
    kind: 'otherLot',
    gs1: { lotNo: 'C3', expiryDate: '2027-12-31' },
  })
})
test('a GS1 code may count several at once', () => {
  expect(read('(01)06901234567892(10)A1(30)6', [a, b])).toMatchObject({
    kind: 'line',
    line: a,
    beep: { step: 6, count: 6 },
  })
})
test('a numbered piece is itself, by its serial number, its own code or GS1', () => {
  const pieces = [piece('SN1'), piece('SN2')]
  expect(read('SN2', pieces)).toEqual({ kind: 'piece', line: pieces[1] })
  expect(read('PC1:SN1', pieces)).toEqual({ kind: 'piece', line: pieces[0] })
  expect(read('(01)06900000000014(21)SN2', pieces)).toEqual({ kind: 'piece', line: pieces[1] })
})
test('the code of their kind tells no pieces apart', () => {
  expect(read('6900000000014', [piece('SN1')])).toMatchObject({ kind: 'needsPiece' })
})
test('a piece of another shelf, and any other code, is for the server', () => {
  expect(read('(01)06900000000014(21)SN9', [piece('SN1')])).toMatchObject({ kind: 'elsewhere' })
  expect(read(' 6999999999999 ')).toEqual({ kind: 'elsewhere', code: '6999999999999' })
})
test('a unit that does not come out whole is not counted by beeps', () => {
  const item = { ...pen, units: [{ name: '束', numerator: 5, denominator: 2 }] }
  expect(beepOf(item, '束')).toEqual({ problem: expect.stringContaining('数量键盘') })
  expect(read('X1', [line('L1', { item: { ...item, codes: [{ code: 'X1', unit: '束' }] } })])).toMatchObject({
    kind: 'problem',
  })
})
