import type { Requisition, RequisitionLine } from '../schema/requisition'
import { submit } from './requisition'
import { requisitionRow } from './requisition-view'
import { approver, ethanol, lot, now, pen, requester, stockOf, stockWith } from './testing/fixtures'

const wax = { ...pen, _id: 'WAX', name: '蜡笔' }
const shelves = stockOf(
  stockWith(pen, [lot('a', 60)]),
  stockWith(ethanol, [lot('e', 1000, { expiryDate: '2027-01-01' })]),
  stockWith(wax, [lot('w', 60)]),
)

/** Pens, ethanol and crayons, each approved as told. */
function requisition(approved: (number | null)[]): Requisition {
  const lines = [
    { itemId: 'PEN', quantity: 20 },
    { itemId: 'ETH', quantity: 300 },
    { itemId: 'WAX', quantity: 5 },
  ]
  const form = { no: 'LY20261122-0001', purpose: '日常办公', urgent: false, lines }
  const warehouse = { _id: 'W1', name: '办公用品库' }
  const result = submit(shelves, { ...form, requester, warehouse, approvers: [approver] }, now)
  if (!result.ok) throw new Error(result.code)
  const decided = (line: RequisitionLine, index: number) => ({
    ...line,
    approvedQuantity: approved[index] ?? null,
  })
  return { ...result.data, lines: result.data.lines.map(decided) }
}

test.each([
  ['as asked for', [], `${pen.name} ×20 ${pen.unit}、${ethanol.name} ×3 L等 3 种`, 3],
  ['as approved', [12, 150, 5], `${pen.name} ×12 ${pen.unit}、${ethanol.name} ×1.5 L等 3 种`, 3],
  ['without what was struck out', [0, 300, 5], `${ethanol.name} ×3 L、蜡笔 ×5 ${pen.unit}`, 2],
] as const)('a row names what it is about, %s', (_given, approved, brief, lineCount) => {
  expect(requisitionRow(requisition([...approved]))).toMatchObject({ brief, lineCount })
})
