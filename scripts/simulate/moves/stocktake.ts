import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../../shared/operations'
import type { LineToCount } from '../../../shared/operations/stocktake-count'
import type { StocktakeView } from '../../../shared/operations/stocktake-view'
import type { Stocktake } from '../../../shared/schema/stocktake'
import { SIGNATURE } from '../../../tests/support/scenario'
import type { Choice } from '../choice'
import { command, siteOf, type Command, type Move, type Site, type World } from '../move'

type CountInput = InputOf<'stocktake.count'>
type Status = Stocktake['status']

/** Of some of the simulation's items, now and then frozen or by two counters. */
const open: Move = {
  name: 'countOpen',
  weight: 4,
  prepare(world, choice) {
    const site = choice.one(world.sites)
    const account = site && choice.one(site.clerks)
    const item = choice.one(world.items)
    if (!site || !account || !item) return undefined
    const other = choice.one(world.items) ?? item
    return command({
      account,
      operation: 'stocktake.open',
      input: {
        kind: 'adhoc',
        warehouseId: site.warehouseId,
        scope: { itemIds: [...new Set([item._id, other._id])] },
        blind: choice.happens(0.4),
        double: choice.happens(0.3),
        frozen: choice.happens(0.1),
      },
      learn: learnOf(world),
    })
  },
}

/** A step of the long work: often two at once, often a step that is done already. */
const advance: Move = {
  name: 'countAdvance',
  weight: 14,
  prepare(world, choice) {
    const found = aStocktake(world, choice, 'opening', 'posting')
    if (!found?.stocktake.job) return undefined
    const { stocktake, account } = found
    const stocktakeId = stocktake._id
    const { step = 0 } = stocktake.job ?? {}
    return command({
      account,
      operation: 'stocktake.advance',
      input: { stocktakeId, step },
      learn: (done) => {
        const job = done.step === null ? null : { ...stocktake.job, step: done.step }
        world.memory.learn('stocktake', { ...stocktake, status: done.status, job })
      },
    })
  },
}

/** A shelf as somebody has just seen it, and what he counts there: mostly what lies there, sometimes less, more or broken. */
const count: Move = {
  name: 'count',
  weight: 20,
  async prepare(world, choice) {
    const found = aStocktake(world, choice, 'counting', 'reviewing')
    if (!found) return undefined
    const { stocktake, account } = found
    const stocktakeId = stocktake._id
    const route = await world.ask(account, 'stocktake.route', { stocktakeId, view: 'open', limit: 20 })
    const location = choice.one(route?.rows ?? [])?.locationId
    if (!location) return undefined
    const there = await world.ask(account, 'stocktake.location', { stocktakeId, location })
    const lines = there?.lines.filter(({ mayCount }) => mayCount) ?? []
    if (!there || lines.length === 0) return undefined
    const events = lines.slice(0, 5).map((line) => countOf(line, choice))
    const input = { stocktakeId, events, sentAt: new Date().toISOString() }
    world.memory.learn('batch', { _id: randomUUID(), account, input })
    return command({ account, operation: 'stocktake.count', input })
  },
}

/** What a phone sent or kept some time ago, in another batch and another order. */
const countLate: Move = {
  name: 'countLate',
  weight: 6,
  prepare(world, choice) {
    const batches = world.memory
      .known<{ _id: string; account: string; input: CountInput }>('batch')
      .slice(-12)
    const batch = choice.one(batches)
    if (!batch) return undefined
    const { stocktakeId, events } = batch.input
    const part = events.filter(() => choice.happens(0.7)).reverse()
    if (part.length === 0) return undefined
    return command({
      account: batch.account,
      operation: 'stocktake.count',
      input: { stocktakeId, events: part, sentAt: new Date().toISOString() },
    })
  },
}

/** On with what was counted: ended, looked through, handed in, decided, or given up. */
const review: Move = {
  name: 'countReview',
  weight: 16,
  async prepare(world, choice) {
    const found = aStocktake(world, choice, 'counting', 'reviewing', 'approving')
    if (!found) return undefined
    const { account, site } = found
    const stocktakeId = found.stocktake._id
    const learn = learnOf(world)
    const view = await world.ask(account, 'stocktake.get', { stocktakeId })
    if (!view) return undefined
    learn(view)
    const { status, revision } = view.stocktake
    if (choice.happens(0.03))
      return command({
        account,
        operation: 'stocktake.cancel',
        input: { stocktakeId, reason: '不盘了' },
        learn,
      })
    if (status === 'counting') {
      const input = { stocktakeId, leave: view.board.lines }
      return choice.happens(0.5) || view.board.toCount === 0
        ? command({ account, operation: 'stocktake.finish', input, learn })
        : undefined
    }
    if (status === 'approving') {
      const named = view.stocktake.approval?.approverIds ?? []
      const decider = choice.one(choice.happens(0.8) ? named : [...world.approvers, 'admin'])
      const input = { stocktakeId, approve: choice.happens(0.85), comment: '看过' }
      return decider ? command({ account: decider, operation: 'stocktake.decide', input, learn }) : undefined
    }
    if (status !== 'reviewing') return undefined
    return (
      (await lookThrough(world, choice, site, view)) ??
      command({ account, operation: 'stocktake.submit', input: { stocktakeId, revision }, learn })
    )
  },
}

/** Reasons for differences, a recount, or back to counting; undefined when there is nothing to look at. */
async function lookThrough(
  world: World,
  choice: Choice,
  { clerks }: Site,
  { stocktake, board }: StocktakeView,
): Promise<Command | undefined> {
  const stocktakeId = stocktake._id
  const account = choice.one(clerks)
  if (!account) return undefined
  const learn = learnOf(world)
  if (board.toRecount + board.toSecond > 0 && choice.happens(0.3))
    return command({ account, operation: 'stocktake.reopen', input: { stocktakeId, reason: '再盘' }, learn })
  const page = await world.ask(account, 'stocktake.lines', { stocktakeId, view: 'undecided', limit: 50 })
  const lineIds = page?.rows.map(({ _id }) => _id) ?? []
  if (lineIds.length === 0) return undefined
  if (choice.happens(0.1))
    return command({
      account,
      operation: 'stocktake.recount',
      input: { stocktakeId, lineIds: lineIds.slice(0, 2) },
      learn,
    })
  const input = { stocktakeId, lineIds, reason: 'naturalLoss' as const }
  return command({ account, operation: 'stocktake.accept', input, learn })
}

const unfreeze: Move = {
  name: 'unfreeze',
  weight: 2,
  prepare(world, choice) {
    const found = aStocktake(world, choice, 'opening', 'counting', 'reviewing', 'approving', 'posting')
    if (!found?.stocktake.frozen) return undefined
    return command({
      account: found.account,
      operation: 'stocktake.unfreeze',
      input: { stocktakeId: found.stocktake._id, reason: '急用' },
      learn: learnOf(world),
    })
  },
}

const learnOf =
  (world: World) =>
  ({ stocktake }: StocktakeView): void =>
    world.memory.learn('stocktake', stocktake)

/** One of the latest in these states, as far as anybody knows, and a clerk of its warehouse. */
function aStocktake(world: World, choice: Choice, ...states: Status[]) {
  const known = world.memory.known<Stocktake>('stocktake', ({ status }) => states.includes(status)).slice(-10)
  const stocktake = choice.one(known)
  const site = stocktake && siteOf(world, stocktake.warehouseId)
  const account = site && choice.one(site.clerks)
  return stocktake && site && account ? { stocktake, site, account } : undefined
}

/** By the clerk's own clock, against which the servers' are wrong. */
function countOf(line: LineToCount, choice: Choice): CountInput['events'][number] {
  const startedAt = new Date().toISOString()
  const most = 20 * 10 ** line.item.scale
  const book = line.book ?? choice.whole(0, most)
  const off = choice.happens(0.3) ? choice.whole(-3, 3) * 10 ** line.item.scale : 0
  const quantity = line.item.tracking === 'serial' ? choice.whole(0, 1) : Math.max(0, book + off)
  const damaged =
    quantity > 0 && choice.happens(0.1) ? { damaged: Math.min(quantity, 10 ** line.item.scale) } : {}
  return {
    eventId: randomUUID(),
    locationId: line.locationId,
    target: { lineId: line.lineId },
    round: line.round,
    quantity,
    ...damaged,
    photos: [SIGNATURE],
    startedAt,
    countedAt: startedAt,
    position: line.position,
  }
}

export const stocktakes: Move[] = [open, advance, count, countLate, review, unfreeze]
