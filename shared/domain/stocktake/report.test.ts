import type { Stocktake } from '../../schema/stocktake'
import { clerk, now, person } from '../testing/fixtures'
import { accuracyOf } from './accuracy'
import { beginPosting } from './begin-posting'
import { afterPostingStep, endPosting, refusePostingStep, stepSummary } from './post-steps'
import { signReport } from './sign'

const totals = {
  lines: 12,
  counted: 10,
  skipped: 2,
  matched: 8,
  surplusLines: 1,
  lossLines: 1,
  corrected: 0,
  unknown: 0,
  bookFen: 10_000,
  surplusFen: 300,
  lossFen: 500,
}
const by = { id: 'wang', name: '王先生' }
const stocktake = {
  _id: 'PD20261122-0001',
  status: 'approving',
  warehouseId: 'W1',
  revision: 3,
  totals,
  signatures: [],
  history: [],
  job: null,
} as unknown as Stocktake

describe('steps', () => {
  const posting = beginPosting(stocktake, 10, now)

  test('only the very next one is done', () => {
    expect(refusePostingStep(posting, 0)).toBeNull()
    expect(refusePostingStep(posting, 1)).toMatchObject({ code: 'ALREADY_HANDLED' })
    expect(refusePostingStep(stocktake, 0)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })

  test('move the pointer, and give numbers once', () => {
    const pointer = { part: 'lines', after: 'PEN', offset: 2, lines: 7 } as const
    const next = afterPostingStep(posting, posting.job!, pointer, { lossNo: 'PK1' }, now)
    expect(next).toMatchObject({
      lossNo: 'PK1',
      job: { step: 1, after: 'PEN', offset: 2, done: 7, total: 10 },
    })
    expect(afterPostingStep(next, next.job!, pointer, {}, now)).toMatchObject({
      lossNo: 'PK1',
      job: { done: 14, total: 14 },
    })
  })

  test('end with what really went through the books', () => {
    const end = endPosting(posting, { money: { surplusFen: 100, lossFen: 0 }, stuck: 2, by }, now)
    expect(end).toMatchObject({ status: 'posted', job: null, postedAt: now, revision: 4 })
    expect(end.totals).toMatchObject({ bookFen: 10_000, surplusFen: 100, lossFen: 0 })
    expect(end.history.at(-1)).toMatchObject({ action: 'post', comment: '2 行没能过账，要再盘一次' })
  })

  test('say what they did', () => {
    const of = (outcome: 'loss' | 'moved' | 'none') => ({ outcome, line: undefined as never })
    expect(stepSummary('PD1', 2, [of('loss'), of('moved'), of('loss')])).toBe(
      '盘点过账 PD1 第 3 步：盘亏 2 行、调位 1 行',
    )
    expect(stepSummary('PD1', 0, [of('none')])).toBe('盘点过账 PD1 第 1 步：不用改账')
  })
})

describe('accuracy', () => {
  test('is by lines, and by value for those who may see it', () => {
    expect(accuracyOf([totals], true)).toEqual({
      stocktakes: 1,
      lines: 10,
      matched: 8,
      byLines: 80,
      byValue: 92,
      bookFen: 10_000,
      surplusFen: 300,
      lossFen: 500,
    })
    expect(accuracyOf([totals], false)).toEqual({ stocktakes: 1, lines: 10, matched: 8, byLines: 80 })
  })

  test('of several is that of all their lines; of none there is none', () => {
    expect(accuracyOf([totals, { ...totals, counted: 90, matched: 90 }], false).byLines).toBe(98)
    expect(accuracyOf([], true)).toMatchObject({ byLines: null, byValue: null })
  })

  test('never says all or nothing when it is not so, and is never below nothing', () => {
    expect(accuracyOf([{ ...totals, counted: 20_000, matched: 19_999 }], false).byLines).toBe(99.9)
    expect(accuracyOf([{ ...totals, counted: 20_000, matched: 1 }], false).byLines).toBe(0.1)
    expect(accuracyOf([{ ...totals, surplusFen: 30_000 }], true).byValue).toBe(0)
  })
})

describe('signing', () => {
  const reviewing = { ...stocktake, status: 'reviewing' as const }
  const signature = { fileId: 'f', sha256: 'a' }
  const sign = (who: typeof clerk, role: 'supervisor' | 'counter' | 'keeper', of: Stocktake = reviewing) =>
    signReport(of, { by: who, role, signature, countedBy: ['zhou'] }, now)
  const [counter, stranger] = [person('zhou'), person('li')]

  test('each role by its own people', () => {
    expect(sign(counter, 'counter')).toMatchObject({
      ok: true,
      data: { signatures: [{ role: 'counter', by: { id: 'zhou' } }] },
    })
    expect(sign(stranger, 'supervisor').ok).toBe(true)
    expect(sign(clerk, 'keeper').ok).toBe(true)
  })

  test.each([
    ['a counter who did not count', stranger, 'counter'],
    ['a supervisor who counted', counter, 'supervisor'],
    ['a keeper of another warehouse', stranger, 'keeper'],
  ] as const)('refuses %s', (_who, who, role) => {
    expect(sign(who, role)).toMatchObject({ code: 'SIGNER_UNFIT' })
  })

  test('who watches is not who keeps', () => {
    const watched = sign(clerk, 'supervisor')
    expect(watched.ok && sign(clerk, 'keeper', watched.data)).toMatchObject({ code: 'SIGNER_UNFIT' })
    const kept = sign(clerk, 'keeper')
    expect(kept.ok && sign(clerk, 'supervisor', kept.data)).toMatchObject({ code: 'SIGNER_UNFIT' })
    expect(kept.ok && sign(stranger, 'supervisor', kept.data).ok).toBe(true)
  })

  test('once a role and person; not before review, nor long after', () => {
    const signed = sign(clerk, 'keeper')
    expect(signed.ok && sign(clerk, 'keeper', signed.data)).toMatchObject({ code: 'SIGNER_UNFIT' })
    expect(sign(clerk, 'keeper', { ...stocktake, status: 'counting' })).toMatchObject({
      code: 'SIGNING_CLOSED',
    })
    const old = { ...stocktake, status: 'posted' as const, postedAt: '2026-10-01T00:00:00.000Z' }
    expect(sign(clerk, 'keeper', old)).toMatchObject({ code: 'SIGNING_CLOSED' })
    expect(sign(clerk, 'keeper', { ...old, postedAt: '2026-11-01T00:00:00.000Z' }).ok).toBe(true)
  })
})
