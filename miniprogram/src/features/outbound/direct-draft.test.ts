import { dealOut, forAll, missingOf, noDirect, totalOf, type DirectDraft } from './direct-draft'

const targets = ['BM01', 'BM02'].map((departmentId) => ({ departmentId, name: departmentId, receivedBy: '' }))
const pen = {
  itemId: 'PEN',
  item: { code: 'PEN', name: '中性笔', specification: '', unit: '支', scale: 0 },
  tracking: 'none' as const,
  cells: { BM01: 2, BM02: 3 },
}
const whole: DirectDraft = { warehouseId: 'W', purpose: '会议', targets, lines: [pen] }

it.each([
  ['nothing', noDirect, '请选择仓库'],
  ['no department', { ...whole, targets: [] }, '请选择部门'],
  ['no goods', { ...whole, lines: [] }, '请添加物资'],
  ['no purpose', { ...whole, purpose: ' ' }, '请填写用途'],
  ['no quantity', { ...whole, lines: [{ ...pen, cells: {} }] }, '「中性笔」还没填数量'],
  [
    'half a number',
    { ...whole, lines: [{ ...pen, cells: { BM01: 2, BM02: null } }] },
    '「中性笔」的数量不对',
  ],
  [
    'a department without goods',
    { ...whole, lines: [{ ...pen, cells: { BM01: 2 } }] },
    '「BM02」没有要发的物资',
  ],
  ['all there is to say', whole, undefined],
])('says what is missing: %s', (_name, draft, text) => expect(missingOf(draft)).toBe(text))

it('counts only departments that are on the list', () => {
  expect(totalOf({ ...pen, cells: { ...pen.cells, BM09: 7 } }, targets)).toBe(5)
  expect(totalOf(forAll(pen, targets, 4), targets)).toBe(8)
})

it('deals out what was taken from the shelf, lot after lot', () => {
  const row = (lotId: string, quantity: number) => ({
    lotId,
    locationId: 'W:A',
    location: 'A',
    receivedAt: '',
    onHand: 9,
    quantity,
    reason: '',
  })
  const cells = [
    { departmentId: 'BM01', quantity: 2 },
    { departmentId: 'BM02', quantity: 3 },
  ]
  expect(dealOut([row('old', 4), row('new', 1)], cells)).toEqual([
    { departmentId: 'BM01', quantity: 2, picks: [{ lotId: 'old', locationId: 'W:A', quantity: 2 }] },
    {
      departmentId: 'BM02',
      quantity: 3,
      picks: [
        { lotId: 'old', locationId: 'W:A', quantity: 2 },
        { lotId: 'new', locationId: 'W:A', quantity: 1 },
      ],
    },
  ])
})
