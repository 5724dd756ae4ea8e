import type { OutputOf } from '../../shared/operations'
import { recordingCanvas, selectorQueryOf } from './canvas'
import { clerk, fakeCloud } from './cloud'
import { launch, until, type MiniProgram } from './harness'

jest.setTimeout(60_000)

const brief = { code: 'SJ02001', name: '无水乙醇', specification: '分析纯 桶装', unit: 'L', scale: 1 }
const row: OutputOf<'stock.query'>['rows'][number] = {
  stockId: 'w1:SJ02001',
  warehouseId: 'w1',
  warehouseName: '试剂药品库',
  itemId: 'SJ02001',
  item: { ...brief, categoryId: 'c1', units: [], policy: 'fefo', controlled: 'hazardous' },
  onHand: 1113,
  reserved: 200,
  available: 913,
  minimum: 400,
  level: 'normal',
  nearestExpiry: '2026-12-01',
  expiry: 'soon',
  valueFen: 1_234_56,
}
const item: OutputOf<'masterdata.item'> = {
  ...brief,
  _id: 'SJ02001',
  categoryId: 'c1',
  units: [],
  barcodes: [{ code: '2000634470284', unit: 'L' }],
  tracking: 'lot',
  policy: 'fefo',
  controlled: 'hazardous',
  initials: 'wsyc',
  status: 'active',
  levels: [],
  updatedAt: '2026-11-01T00:00:00.000Z',
}
const lot: OutputOf<'stock.item'>['stocks'][number]['lots'][number] = {
  lotId: 'L1',
  lotNo: '26042503',
  locationId: 'w1:A-02-01-02',
  location: 'A-02-01-02',
  status: 'available',
  quantity: 1113,
  receivedAt: '2026-05-23T01:00:00.000Z',
  expiryDate: '2026-12-01',
  daysLeft: 9,
  expiry: 'soon',
}
const movement = (day: number, change: number): OutputOf<'stock.movements'>['rows'][number] => ({
  entryId: `e-${day}`,
  at: `2026-11-0${day}T02:00:00.000Z`,
  operation: change > 0 ? 'inbound.receive' : 'outbound.issue',
  change,
  warehouseId: 'w1',
  warehouseName: '试剂药品库',
  lots: [{ lotId: 'L1', quantity: Math.abs(change), location: 'A-02-01-02' }],
  counterpart: '理化检验室',
  actorName: '王敏',
  document: { type: 'requisition', id: `LY2026110${day}-0001` },
})
const { cloud } = fakeCloud({
  'people.me': clerk,
  'masterdata.listWarehouses': { rows: [] },
  'masterdata.listCategories': {
    rows: [
      { _id: 'c1', code: 'c1', name: '有机试剂', parentId: null, order: 1, scheme: 'own', status: 'active' },
    ],
  },
  'stock.query': { rows: [row], nextCursor: null },
  'stock.item': { item, stocks: [{ ...row, lots: [lot], hiddenLots: [] }] },
  'stock.movements': {
    rows: [5, 4, 3, 2].map((day) => movement(day, day === 2 ? 900 : -30)),
    nextCursor: null,
  },
  'reports.dashboard': {
    from: '2026-08-25',
    to: '2026-11-22',
    trend: [
      { day: '2026-11-10', inFen: 1_200_000, outFen: 500_000, receipts: 3, issues: 9 },
      { day: '2026-11-17', inFen: 300_000, outFen: 900_000, receipts: 1, issues: 12 },
    ],
    stockValueFen: 14_920_000,
    itemCount: 218,
    alerts: { low: 6, out: 3, expiring: 6, expired: 4 },
    accuracy: { stocktakes: 2, byLines: 98.5, byValue: 99.2 },
    valueByWarehouse: [],
    topIssued: [
      {
        itemId: 'BG04001',
        name: '硒鼓',
        specification: '黑色',
        unit: '支',
        scale: 0,
        quantity: 38,
        valueFen: 638_729,
      },
    ],
  },
})
const paper = recordingCanvas()
let program: MiniProgram

beforeAll(() => {
  program = launch({ cloud, createSelectorQuery: selectorQueryOf(paper.canvas) })
})
afterEach(() => expect(program.missingTemplates).toEqual([]))

const textOf = (page: { dom: HTMLElement }) => page.dom.textContent ?? ''

test('the stock list shows what is there, what is free and how it stands', async () => {
  const page = program.open('pages/stock/index')
  await until('the row', () => textOf(page).includes('无水乙醇'))
  expect(textOf(page)).toMatch(/111\.3.*L.*可用 91\.3.*临期/)
  page.detach()
})

test('the item page leads to the lots and what moved', async () => {
  const page = program.open('packages/stock/item/index', { id: 'SJ02001' })
  await until('the movements', () => textOf(page).includes('领用出库'))
  expect(textOf(page)).toMatch(/危险品.*先到期先出.*A-02-01-02.*先出.*还有 9 天.*领用出库 · 理化检验室/)
  const drawing = page.dom.querySelector('[class*="sparkline__line"]')?.getAttribute('style') ?? ''
  expect(drawing).toContain('--curve:')
  page.detach()
})

test('the dashboard draws its chart on the canvas of WeChat', async () => {
  const page = program.open('packages/reports/dashboard/index')
  await until('the axis', () => paper.texts().includes('11/17'))
  expect(textOf(page)).toMatch(/¥14\.92.*万.*218.*硒鼓/)
  expect(paper.texts()).toEqual(expect.arrayContaining(['11/10', '5,000', '1万']))
  expect(paper.calls.some(({ name }) => name === 'fill')).toBe(true)
  expect(paper.calls.some(({ name }) => name === 'stroke')).toBe(true)
  page.detach()
})
