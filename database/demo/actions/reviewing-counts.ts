import { decideResult, submitResult } from '../../../shared/domain/stocktake/approval'
import { acceptVariances, askRecount, finishCounting } from '../../../shared/domain/stocktake/review-steps'
import { dismissFind } from '../../../shared/domain/stocktake/settle-find'
import { signReport } from '../../../shared/domain/stocktake/sign'
import type { ResultTally } from '../../../shared/domain/stocktake/totals'
import type { CountLine, VarianceReason } from '../../../shared/schema/count-line'
import { defaultSettings } from '../../../shared/schema/settings'
import type { SignatureRole, Stocktake } from '../../../shared/schema/stocktake'
import { departments } from '../organisation'
import type { Random } from '../random'
import { instant } from '../working-time'
import { allowed, type World } from '../world'
import { linesOf, stocktakeOf } from './opening-counts'

/** Which stocktake, and whose hand. */
export interface Hand {
  no: string
  by: string
}

/** Counting is over; lines that nobody counted stay as they are. */
export function finish(world: World, { no, by }: Hand, random: Random, moment: number): void {
  const at = instant(moment)
  const uncounted = linesOf(world, no).filter(({ state }) => state !== 'counted').length
  const waiting = linesOf(world, no).filter(
    ({ state }) => state === 'toRecount' || state === 'toSecond',
  ).length
  const command = { by: world.person(by), uncounted, waiting, leave: uncounted }
  const done = allowed(finishCounting(stocktakeOf(world, no), command, at))
  const summary = `结束盘点 ${no}，进入复核`
  keep(world, done, [], {
    by,
    at,
    random,
    operation: 'stocktake.finish',
    input: { leave: uncounted },
    summary,
  })
}

/** Says why lines of some items differ; left out, of all that nobody has said it of yet. */
export function accept(
  world: World,
  { no, by, itemId, reason, note }: Hand & { itemId?: string; reason: VarianceReason; note?: string },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const lines = linesOf(world, no).filter(
    (line) => line.undecided && (itemId === undefined || line.itemId === itemId),
  )
  if (lines.length === 0) return
  const command = { by: world.person(by), reason, note }
  const done = allowed(acceptVariances(stocktakeOf(world, no), lines, command, at))
  const input = { lineIds: lines.map(({ _id }) => _id), reason, note }
  const summary = `认定盘点差异 ${lines.length} 行，盘点单 ${no}`
  keep(world, done.stocktake, done.lines, { by, at, random, operation: 'stocktake.accept', input, summary })
}

/** Lines of an item are to be counted again by somebody else. */
export function recount(
  world: World,
  { no, by, itemId, note }: Hand & { itemId: string; note: string },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const lines = linesOf(world, no).filter((line) => line.itemId === itemId && line.state === 'counted')
  if (lines.length === 0) return
  const done = allowed(askRecount(stocktakeOf(world, no), lines, { by: world.person(by), note }, at))
  const input = { lineIds: lines.map(({ _id }) => _id), note }
  const summary = `要求重盘 ${lines.length} 行，盘点单 ${no}：${note}`
  keep(world, done.stocktake, done.lines, { by, at, random, operation: 'stocktake.recount', input, summary })
}

/** The first goods that nobody could name turn out not to be ours. */
export function dismiss(
  world: World,
  { no, by, reason }: Hand & { reason: string },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const index = world.countFinds.findIndex((find) => find.stocktakeId === no && find.status === 'open')
  const find = world.countFinds[index]
  if (!find) return
  const person = world.person(by)
  const done = allowed(dismissFind(find, stocktakeOf(world, no), { by: person, reason }, at))
  world.countFinds[index] = done.find
  const input = { findId: find._id, as: { dismiss: reason } }
  const summary = `处理不明物 ${find.code}：不算，${reason}，盘点单 ${no}`
  keep(world, done.stocktake, [], { by, at, random, operation: 'stocktake.settleFind', input, summary })
}

export function submit(world: World, { no, by }: Hand, random: Random, moment: number): void {
  const at = instant(moment)
  const person = world.person(by)
  const stocktake = stocktakeOf(world, no)
  const lines = linesOf(world, no)
  const unknown = world.countFinds.filter((find) => find.stocktakeId === no && find.status === 'open').length
  const command = {
    by: person,
    revision: stocktake.revision,
    tallies: lines.map(tallyOf),
    unknown,
    limits: defaultSettings.stocktake.approval,
    approvers: departments.find(({ _id }) => _id === person.departmentId)?.approverIds ?? [],
    admins: ['admin'],
    countedBy: countersOf(lines),
  }
  const done = allowed(submitResult(stocktake, command, at))
  const { surplusLines = 0, lossLines = 0 } = done.totals ?? {}
  const summary = `提交盘点结果 ${no}：盘盈 ${surplusLines} 行、盘亏 ${lossLines} 行`
  const input = { revision: stocktake.revision }
  keep(world, done, [], { by, at, random, operation: 'stocktake.submit', input, summary })
}

/** The first of those who were asked agrees. */
export function approve(
  world: World,
  { no, comment }: { no: string; comment: string },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const stocktake = stocktakeOf(world, no)
  const [by] = stocktake.approval?.approverIds ?? []
  if (!by || stocktake.status !== 'approving') return
  const countedBy = countersOf(linesOf(world, no))
  const command = { by: world.person(by), approve: true, comment, countedBy }
  const done = allowed(decideResult(stocktake, command, at))
  const summary = `同意盘点结果 ${no}，意见：${comment}`
  const input = { approve: true, comment }
  keep(world, done, [], { by, at, random, operation: 'stocktake.decide', input, summary })
}

export function sign(
  world: World,
  { no, by, role }: Hand & { role: SignatureRole },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const { fileId, sha256 } = world.signatureOf(by)
  const countedBy = countersOf(linesOf(world, no))
  const command = { by: world.person(by), role, signature: { fileId, sha256 }, countedBy }
  const done = allowed(signReport(stocktakeOf(world, no), command, at))
  const summary = `在盘点报告 ${no} 上签字`
  keep(world, done, [], { by, at, random, operation: 'stocktake.sign', input: { role }, summary })
}

const countersOf = (lines: readonly CountLine[]): string[] => [
  ...new Set(lines.flatMap(({ counterIds }) => counterIds)),
]

/** One line, as the database adds them up. */
function tallyOf(line: CountLine): ResultTally {
  const { state, differs, undecided, result, unitFen, differenceFen } = line
  return {
    state,
    differs,
    undecided,
    sign: Math.sign(result?.variance ?? 0),
    corrected: (result?.damaged ?? 0) > 0 || result?.correction !== undefined,
    valued: unitFen > 0,
    lines: 1,
    bookFen: unitFen * (result?.book ?? 0),
    differenceFen,
  }
}

interface Told {
  by: string
  at: string
  random: Random
  operation: string
  input: object
  summary: string
}

function keep(
  world: World,
  stocktake: Stocktake,
  lines: readonly CountLine[],
  { by, at, random, operation, input, summary }: Told,
): void {
  const { _id: no, warehouseId } = stocktake
  world.stocktakes.set(no, stocktake)
  for (const line of lines) world.countLines.set(line._id, line)
  const document = { type: 'stocktake' as const, id: no }
  const command = { operation, at, summary, warehouseId, document, postings: [] }
  world.record({ ...command, actor: world.person(by), input: { stocktakeId: no, ...input } }, random)
}
