import { defaultSettings } from '../schema/settings'
import { directIssue, type DirectCommand } from './direct-issue'
import { approveDirect, endDirect, prepareDirect } from './prepare-direct'
import { clerk, ethanol, lot, now, pen, person, signature, stockOf, stockWith } from './testing/fixtures'

const pens = stockWith(pen, [lot('old', 4), lot('new', 20, { receivedAt: '2026-08-01T02:00:00.000Z' })])
const liquid = stockWith(ethanol, [lot('e', 1000, { expiryDate: '2027-01-01' })])
const shelves = stockOf(pens, liquid)
const trusted = { ...clerk, grants: ['directIssue' as const] }
const target = (departmentId: string, more: object = {}) => ({
  departmentId,
  departmentName: `${departmentId}科`,
  receivedBy: '某人',
  ...more,
})
const cell = (
  departmentId: string,
  quantity: number,
  picks?: { lotId: string; locationId: string; quantity: number }[],
) => ({
  departmentId,
  quantity,
  ...(picks ? { picks } : {}),
})
const command: DirectCommand = {
  no: 'ZF1',
  by: trusted,
  warehouse: { _id: 'W1', name: '库' },
  purpose: '会议',
  targets: [target('D1'), target('D2')],
  lines: [{ itemId: 'PEN', cells: [cell('D1', 3), cell('D2', 5)] }],
  controlled: defaultSettings.controlled,
}
const run = (change: Partial<DirectCommand> = {}) =>
  directIssue(shelves, { ...command, ...change }, () => 1, now)

test('hands out a matrix, the oldest first over all departments', () => {
  expect(run()).toMatchObject({
    ok: true,
    data: {
      document: {
        _id: 'ZF1',
        status: 'posted',
        departmentIds: ['D1', 'D2'],
        lines: [{ itemId: 'PEN', quantity: 8 }],
        picks: [
          { departmentId: 'D1', lotId: 'old', quantity: 3, valueFen: 300 },
          { departmentId: 'D2', lotId: 'old', quantity: 1 },
          { departmentId: 'D2', lotId: 'new', quantity: 4 },
        ],
      },
      postings: [{ to: 'department:D1' }, { to: 'department:D2' }, { to: 'department:D2' }],
      stocks: [{ onHand: 16, version: pens.version + 1 }],
    },
  })
})

const litre = { itemId: 'ETH', cells: [cell('D1', 100)] }
const alone = { targets: [target('D1')], lines: [litre] }
test.each<[string, Partial<DirectCommand>, object]>([
  ['who has no right to it', { by: clerk }, { code: 'FORBIDDEN' }],
  ['a department twice', { targets: [target('D1'), target('D1')] }, { code: 'INVALID_INPUT' }],
  [
    'a department twice in a line',
    { lines: [{ itemId: 'PEN', cells: [cell('D1', 1), cell('D1', 2), cell('D2', 1)] }] },
    { code: 'INVALID_INPUT' },
  ],
  ['a department that is not named', { targets: [target('D1')] }, { code: 'INVALID_INPUT' }],
  [
    'a department that gets nothing',
    { lines: [{ itemId: 'PEN', cells: [cell('D1', 1)] }] },
    { code: 'INVALID_INPUT', details: { problem: '「D2科」没有要发的物资，请填数量或去掉这个部门' } },
  ],
  ['an item twice', { lines: [...command.lines, ...command.lines] }, { code: 'DUPLICATE_LINE' }],
  [
    'an item that is not kept',
    { lines: [{ ...command.lines[0]!, itemId: 'X' }] },
    { code: 'NOT_FOUND', details: { line: 1 } },
  ],
  [
    'more than there is',
    { lines: [{ itemId: 'PEN', cells: [cell('D1', 20), cell('D2', 5)] }] },
    { code: 'INSUFFICIENT_STOCK', details: { needed: 5, available: 4 } },
  ],
  [
    'picks that come to something else',
    {
      lines: [
        {
          itemId: 'PEN',
          cells: [cell('D1', 3, [{ lotId: 'old', locationId: 'W1:A-01', quantity: 2 }]), cell('D2', 1)],
        },
      ],
    },
    { code: 'INVALID_INPUT' },
  ],
  [
    'a younger lot without the right to it',
    {
      lines: [
        {
          itemId: 'PEN',
          cells: [cell('D1', 3, [{ lotId: 'new', locationId: 'W1:A-01', quantity: 3 }]), cell('D2', 1)],
        },
      ],
    },
    { code: 'FORBIDDEN' },
  ],
  ['controlled goods without a signature', alone, { code: 'SIGNATURE_REQUIRED' }],
  [
    'controlled goods in one hand',
    { ...alone, targets: [target('D1', { signature })] },
    { code: 'CHECKER_REQUIRED' },
  ],
])('refuses %s', (_what, change, then) => {
  expect(run(change)).toMatchObject({ ok: false, ...then })
})

test('refuses an item that is out of use', () => {
  const idle = { ...pens, item: { ...pens.item, status: 'disabled' as const } }
  expect(directIssue(stockOf(idle), command, () => 1, now)).toMatchObject({ code: 'ITEM_DISABLED' })
})

describe('with a second person', () => {
  const second = person('sun', { roles: ['clerk'], warehouseIds: ['W1'] })
  const signed = { ...command, ...alone, targets: [target('D1', { signature })] }
  const rules = { controlled: defaultSettings.controlled, pickSequence: () => 1 }
  const prepared = () => {
    const result = prepareDirect(shelves, signed, () => 1, now)
    if (!result.ok) throw new Error(result.code)
    return result.data
  }

  test('its goods are promised to it until it is handed over', () => {
    const { check, stocks } = prepared()
    expect(stocks).toMatchObject([{ onHand: 1000, reserved: 100 }])
    const done = approveDirect(check, stockOf(...stocks), second, rules, now)
    expect(done).toMatchObject({
      ok: true,
      data: {
        document: { by: { id: 'wang' }, checkedBy: { id: 'sun' } },
        stocks: [{ onHand: 900, reserved: 0 }],
        check: { status: 'approved' },
      },
    })
    expect(approveDirect(check, stockOf(...stocks), clerk, rules, now)).toMatchObject({ code: 'SELF_CHECK' })
  })

  test('sent back or taken back, its promise ends', () => {
    const { check, stocks } = prepared()
    for (const [by, end] of [
      [second, 'returned'],
      [clerk, 'cancelled'],
    ] as const)
      expect(endDirect(check, stockOf(...stocks), { by, end }, now)).toMatchObject({
        ok: true,
        data: { check: { status: end }, stocks: [{ reserved: 0 }] },
      })
    expect(endDirect(check, stockOf(...stocks), { by: clerk, end: 'returned' }, now)).toMatchObject({
      code: 'SELF_CHECK',
    })
  })

  test('ordinary goods need none', () => {
    expect(prepareDirect(shelves, command, () => 1, now)).toMatchObject({ code: 'CHECK_NOT_NEEDED' })
  })
})
