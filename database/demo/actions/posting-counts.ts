import { Ledger } from '../../../shared/domain/ledger'
import { sum } from '../../../shared/domain/stock'
import { postBlock } from '../../../shared/domain/stocktake/post-block'
import { afterPostingStep, endPosting, stepSummary } from '../../../shared/domain/stocktake/post-steps'
import { nextChunk } from '../../../shared/domain/stocktake/posting-chunk'
import type { PostLine } from '../../../shared/domain/stocktake/posting-plan'
import type { CountLine } from '../../../shared/schema/count-line'
import type { Posting } from '../../../shared/schema/journal'
import type { Stocktake } from '../../../shared/schema/stocktake'
import type { Random } from '../random'
import { instant } from '../working-time'
import { allowed, type World } from '../world'
import { byOf, linesOf, locationById, stocktakeOf } from './opening-counts'
import type { Hand } from './reviewing-counts'

/** Posts what was found: one step for the lines, one for what items remember and the end. */
export function post(world: World, { no, by }: Hand, random: Random, moment: number): void {
  const at = instant(moment)
  const actor = world.person(by)
  const before = stocktakeOf(world, no)
  const { job, warehouseId } = before
  if (!job) throw new Error(`demo data: ${no} has nothing to post`)
  const record = { operation: 'stocktake.advance', actor, at, warehouseId }
  const document = { type: 'stocktake' as const, id: no }
  const { blocks, finished } = nextChunk(differingItems(linesOf(world, no)), job)
  const lines = blocks.flat()
  let on = before
  let money = { surplusFen: 0, lossFen: 0 }
  let stuck = 0
  if (lines.length > 0) {
    const ledger = new Ledger(warehouseId, world.stockIn(warehouseId), at)
    const state = {
      warehouseId,
      ledger,
      item: (id: string) => world.item(id).item,
      location: (id: string) => locationById.get(id),
      asset: (id: string) => world.assets.get(id),
      newLotId: (line: PostLine) => `${no}-L${lines.indexOf(line) + 1}`,
    }
    const entryId = random.uuid()
    const posted = blocks.flatMap((block) => postBlock(state, block, at))
    const { stocks, postings } = allowed(ledger.close())
    world.keep(stocks)
    for (const { line, outcome, note } of posted) {
      const whole = { ...line, outcome, ...(note ? { outcomeNote: note } : {}), entryId, updatedAt: at }
      world.countLines.set(line._id, whole as CountLine)
    }
    const numbers = {
      ...(posted.some(({ outcome }) => outcome === 'surplus')
        ? { surplusNo: world.nextNumber('PY', at) }
        : {}),
      ...(posted.some(({ outcome }) => outcome === 'loss') ? { lossNo: world.nextNumber('PK', at) } : {}),
    }
    const pointer = { part: 'items' as const, after: null, offset: 0, lines: lines.length }
    on = afterPostingStep(before, job, pointer, numbers, at)
    money = moneyOf(postings)
    stuck = posted.filter(({ outcome }) => outcome === 'stuck').length
    const summary = stepSummary(no, job.step, posted)
    const input = { stocktakeId: no, step: job.step }
    world.record({ ...record, input, summary, document, postings, requestId: entryId }, random)
  }
  if (finished.length !== new Set(lines.map(({ itemId }) => itemId)).size)
    throw new Error(`demo data: ${no} is more than one step`)
  remember(world, on)
  const done = endPosting(on, { money, stuck, by: byOf(actor) }, at)
  world.stocktakes.set(no, done)
  world.record(
    {
      ...record,
      input: { stocktakeId: no, step: on.job?.step },
      summary: `盘点过账完成 ${no}：${done.totals?.matched ?? 0} 行相符，盘盈 ${done.totals?.surplusLines ?? 0} 行，盘亏 ${done.totals?.lossLines ?? 0} 行`,
      document,
      postings: [],
    },
    random,
  )
}

/** Differing lines, item by item. */
function differingItems(lines: readonly CountLine[]): PostLine[][] {
  const differing = lines.filter((line): line is CountLine & PostLine => line.differs)
  const ids = [...new Set(differing.map(({ itemId }) => itemId))].sort()
  return ids.map((itemId) =>
    differing.filter((line) => line.itemId === itemId).sort((a, b) => (a._id < b._id ? -1 : 1)),
  )
}

const moneyOf = (postings: readonly Posting[]) => ({
  surplusFen: sum(postings.filter(({ from }) => from === 'surplus').map(({ valueFen }) => valueFen)),
  lossFen: sum(postings.filter(({ to }) => to === 'loss').map(({ valueFen }) => valueFen)),
})

/** Each item that was counted remembers it, the newest count first. */
function remember(world: World, { _id: stocktakeId, warehouseId }: Stocktake): void {
  const counted = linesOf(world, stocktakeId).filter(({ state }) => state === 'counted')
  for (const itemId of new Set(counted.map((line) => line.itemId))) {
    const lines = counted.filter((line) => line.itemId === itemId)
    const at = lines.map(({ result }) => result?.countedAt ?? '').reduce((a, b) => (a > b ? a : b))
    const part = (sign: 1 | -1) => lines.filter(({ result }) => sign * (result?.variance ?? 0) > 0)
    const amount = (of: readonly CountLine[]) => sum(of.map(({ result }) => Math.abs(result?.variance ?? 0)))
    const worth = (of: readonly CountLine[]) => sum(of.map(({ differenceFen }) => differenceFen))
    const count = {
      stocktakeId,
      at,
      lines: lines.length,
      surplus: amount(part(1)),
      loss: amount(part(-1)),
      surplusFen: worth(part(1)),
      lossFen: worth(part(-1)),
    }
    const _id = `${warehouseId}:${itemId}`
    const before = world.itemCounts.get(_id)?.counts ?? []
    world.itemCounts.set(_id, { _id, warehouseId, itemId, lastCountedAt: at, counts: [count, ...before] })
  }
}
