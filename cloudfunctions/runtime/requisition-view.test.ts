import type { Role } from '../../shared/schema/person'
import { Requisition } from '../../shared/schema/requisition'
import { requisitionView } from './requisition-view'

const at = '2026-11-22T03:00:00.000Z'
const pens = { code: 'PEN', name: '中性笔', specification: '0.5mm', unit: '支', scale: 0 }
const issued = Requisition.parse({
  _id: 'LY20261122-0001',
  kind: 'consume',
  status: 'issued',
  requester: { id: 'zhang', name: '张' },
  departmentId: 'D1',
  departmentName: '检验科',
  warehouseId: 'W1',
  warehouseName: '办公用品库',
  purpose: '日常',
  urgent: false,
  lines: [{ lineId: 1, itemId: 'PEN', item: pens, quantity: 2, approvedQuantity: 2, issuedQuantity: 2 }],
  approverIds: ['li'],
  approverNames: ['李'],
  history: [],
  issues: [
    {
      no: 'CK20261122-0001',
      at,
      by: { id: 'wang', name: '王' },
      receivedBy: '张',
      picks: [{ lineId: 1, lotId: 'L1', locationId: 'W1:A-01', quantity: 2, valueFen: 300 }],
    },
  ],
  createdAt: at,
  updatedAt: at,
})

const seenBy = (role: Role) => {
  const caller = {
    _id: 'zhang',
    name: '张',
    roles: [role],
    departmentId: 'D1',
    departmentName: '检验科',
    warehouseIds: [],
  }
  return requisitionView(issued, [], { caller, today: '2026-11-22', now: at }).requisition.issues[0]?.picks
}

test.each(['staff', 'approver'] as const)('%s sees what was handed out, not what it cost', (role) => {
  expect(seenBy(role)).toEqual([{ lineId: 1, lotId: 'L1', locationId: 'W1:A-01', quantity: 2 }])
})

test.each(['clerk', 'admin'] as const)('%s sees the cost too', (role) => {
  expect(seenBy(role)).toMatchObject([{ valueFen: 300 }])
})
