import type { OutputOf } from '@shared/operations'
import { conclusionOf } from './conclusion'

type Report = OutputOf<'stocktake.report'>

const totals = {
  lines: 120,
  counted: 118,
  skipped: 2,
  matched: 110,
  surplusLines: 3,
  lossLines: 5,
  corrected: 0,
  unknown: 0,
}
const stocktake = {
  status: 'posted',
  totals,
  postedAt: '2026-11-22T06:05:00.000Z',
  surplusNo: 'PY20261122-0001',
  lossNo: 'PK20261122-0001',
} as Report['stocktake']
const accuracy = { lines: 118, matched: 110, byLines: 93.2 }
const rich = { ...accuracy, byValue: 99.1, bookFen: 1_000_000, surplusFen: 2_000, lossFen: 7_000 }

test('posted, with money', () => {
  expect(conclusionOf({ stocktake, accuracy: rich })).toEqual([
    '应盘 120 行，实盘 118 行，未盘 2 行按账面数保留；账实一致 110 行，账实准确率 93.2%，按金额 99.1%。',
    '差异 8 行，其中盘盈 3 行 ¥20.00、盘亏 5 行 ¥70.00，净差 -¥50.00。',
    '差异已于 2026-11-22 14:05 按实盘数过账（盘盈入库 PY20261122-0001，盘亏出库 PK20261122-0001）。',
  ])
})

test('what was not posted, and what only lay elsewhere, is said', () => {
  const lines = [
    { outcome: 'moved' as const },
    { outcome: 'moved' as const },
    { outcome: 'stuck' as const },
    {},
  ]
  expect(conclusionOf({ stocktake, accuracy }, lines).slice(3)).toEqual([
    '2 行放错地方，已调到实际的库位，不计盈亏金额。',
    '1 行账上不够减，没有过账，不计盈亏金额，需再盘一次。',
  ])
})

test('money stays out for those who may not see it', () => {
  const text = conclusionOf({ stocktake, accuracy }).join('')
  expect(text).not.toMatch(/¥|金额/)
  expect(text).toContain('盘盈 3 行、盘亏 5 行')
})

test('not posted yet, and nothing differs', () => {
  const quiet = { ...stocktake, status: 'reviewing', totals: undefined } as Report['stocktake']
  expect(conclusionOf({ stocktake: quiet, accuracy: { lines: 5, matched: 5, byLines: 100 } })).toEqual([
    '实盘 5 行；账实一致 5 行，账实准确率 100%。',
    '没有差异，账面数不变。',
    '结果还没有过账，账面数没有改。',
  ])
})

test('what nobody could name is said', () => {
  const open = { ...stocktake, totals: { ...totals, unknown: 2 } } as Report['stocktake']
  expect(conclusionOf({ stocktake: open, accuracy }).join('')).toContain('不明物 2 件没有认定')
})
