import { code128Widths } from '../../miniprogram/src/lib/code128'
import { clerk, fakeCloud } from './cloud'
import { launch, until } from './harness'

jest.setTimeout(60_000)

const number = 'LY20261121-0003'
const pen = { code: 'BG02001', name: '中性笔', specification: '0.5mm 黑色', unit: '支', scale: 0 }
const { cloud } = fakeCloud({
  'people.me': clerk,
  'requisition.get': {
    requisition: {
      _id: number,
      kind: 'consume',
      status: 'approved',
      requester: { id: 'p-staff', name: '张晓敏' },
      departmentId: 'd-lab',
      departmentName: '理化检验室',
      warehouseId: 'w1',
      warehouseName: '总部办公用品库',
      purpose: '实验室日常记录',
      urgent: false,
      lines: [
        { lineId: 1, itemId: 'BG02001', item: pen, quantity: 24, approvedQuantity: 12, issuedQuantity: 0 },
      ],
      approverIds: ['p-approver'],
      approverNames: ['刘主任'],
      history: [
        { action: 'submit', by: { id: 'p-staff', name: '张晓敏' }, at: '2026-11-21T01:00:00.000Z' },
        { action: 'approve', by: { id: 'p-approver', name: '刘主任' }, at: '2026-11-21T02:00:00.000Z' },
      ],
      issues: [],
      createdAt: '2026-11-21T01:00:00.000Z',
      updatedAt: '2026-11-21T02:00:00.000Z',
    },
    stock: [{ lineId: 1, onHand: 416, available: 404 }],
    actions: {
      decide: false,
      withdraw: false,
      issue: false,
      close: false,
      renew: false,
      answerSubstitute: false,
      accept: false,
    },
  },
})

test('an approved requisition shows its number as a barcode, drawn by the native component', async () => {
  const program = launch({ cloud })
  const page = program.open('packages/requisition/detail/index', { id: number })
  await until('the barcode', () => page.dom.querySelector('barcode-label'))
  const bars = await until('its bars', () => {
    const found = [...page.dom.querySelectorAll<HTMLElement>('barcode-label [style*="flex-grow"]')]
    return found.length > 0 && found
  })
  expect(bars.map((bar) => bar.style.flexGrow).join('')).toBe(code128Widths(number))
  expect(page.dom.textContent).toContain(number)
  expect(program.missingTemplates).toEqual([])
})
