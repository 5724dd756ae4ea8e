import { lineIdOf } from '../../shared/domain/stocktake/line-id'
import {
  afterPostingStep,
  endPosting,
  refusePostingStep,
  type PostedMoney,
} from '../../shared/domain/stocktake/post-steps'
import { ok, reject, type Result } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { CountRequest } from '../../shared/schema/count-request'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _, db } from '../runtime/app'
import { commit, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { liftWrites, unfreeze } from '../runtime/freeze'
import { count, find } from '../runtime/store'
import { ITEMS, itemTallies, rememberCounts } from './item-counts'

const $ = db.command.aggregate

/** Short shelves that one step can settle. */
const REQUESTS = 80

type Answer = OutputOf<'stocktake.advance'>

/**
 * The steps after the last line: items remember this count, a thousand a step; with the last of them the stocktake is
 * posted, short shelves that it counted are settled, and what it froze may move again.
 */
export async function finishPosting(
  call: CallContext,
  seen: Stocktake,
  step: number,
): Promise<Result<Answer>> {
  const { _id: stocktakeId, warehouseId } = seen
  const begun = seen.job?.part === 'items' ? seen.job.after : null
  const tallies = await itemTallies(stocktakeId, begun)
  await rememberCounts(seen, tallies)
  const [requests, money, stuck] = await Promise.all([
    answeredRequests(seen),
    postedMoney(stocktakeId),
    count('countLines', { stocktakeId, differs: true, outcome: 'stuck' }),
  ])
  const last = tallies.length < ITEMS && requests.length <= REQUESTS
  const by = { id: call.caller._id, name: call.caller.name }

  const result = await commit<Answer>(call, async (snapshot, now) => {
    const before = await snapshot.get('stocktakes', stocktakeId)
    const gone = before && refusePostingStep(before, step)
    if (!before?.job || gone) return gone ?? reject('ALREADY_HANDLED')
    const lines = tallies.reduce((total, tally) => total + tally.lines - tally.differing, 0)
    const after = tallies.at(-1)?.itemId ?? begun
    const pointer = { part: 'items' as const, after, offset: 0, lines }
    const on = afterPostingStep(before, before.job, pointer, {}, now)
    const document = last ? endPosting(on, { money, stuck, by }, now) : on
    const { done, total } = on.job ?? before.job
    return ok({
      writes: [
        { kind: 'update', collection: 'stocktakes', before, document },
        ...requests.slice(0, REQUESTS).map(settled),
        ...(last ? liftWrites(before) : []),
      ],
      journal: {
        summary: last
          ? `盘点过账完成 ${stocktakeId}：${resultText(document)}${stuck > 0 ? `，${stuck} 行未过账` : ''}`
          : `盘点过账 ${stocktakeId} 第 ${step + 1} 步：${tallies.length} 种物资记下盘点结果`,
        postings: [],
        document: { type: 'stocktake', id: stocktakeId },
        warehouseId,
      },
      answer: { stocktakeId, status: document.status, done, total, step: last ? null : step + 1 },
    })
  })
  if (result.ok && last && seen.frozen) await unfreeze(seen)
  return result
}

const resultText = ({ totals, surplusNo, lossNo }: Stocktake): string =>
  [
    `${totals?.matched ?? 0} 行相符`,
    `盘盈 ${totals?.surplusLines ?? 0} 行${surplusNo ? `（${surplusNo}）` : ''}`,
    `盘亏 ${totals?.lossLines ?? 0} 行${lossNo ? `（${lossNo}）` : ''}`,
  ].join('，')

const settled = (before: CountRequest): Write => ({
  kind: 'update',
  collection: 'countRequests',
  before,
  document: { ...before, status: 'done' },
})

/**
 * Short shelves still open that this stocktake counted after they were reported, whoever asked for it; also those that it
 * was opened for and whose goods had left by then, so that there was nothing to count.
 */
async function answeredRequests({
  _id,
  warehouseId,
  countRequestIds = [],
}: Stocktake): Promise<CountRequest[]> {
  const open = await find('countRequests', { warehouseId, status: 'open' }, { limit: 1_000 })
  const answered: CountRequest[] = []
  // What was missing is frozen; the row that the rest lies in is another line.
  for (let from = 0; from < open.length; from += 400) {
    const part = open.slice(from, from + 400)
    const ids = part.flatMap((request) => rowsOf(_id, request))
    const lines = await find(
      'countLines',
      { _id: _.in(ids) },
      { limit: ids.length, fields: ['_id', 'state', 'result'] },
    )
    const known = new Map(lines.map((line) => [line._id, line]))
    answered.push(
      ...part.filter((request) => {
        const rows = rowsOf(_id, request).flatMap((id) => known.get(id) ?? [])
        return rows.length === 0
          ? countRequestIds.includes(request._id)
          : rows.some(({ result }) => (result?.countedAt ?? '') > request.at)
      }),
    )
  }
  return answered
}

const rowsOf = (stocktakeId: string, { locationId, lotId }: CountRequest): string[] =>
  (['available', 'frozen'] as const).map((status) => lineIdOf(stocktakeId, { locationId, lotId, status }))

/** Value of what came from surplus and went to loss with this stocktake. */
async function postedMoney(stocktakeId: string): Promise<PostedMoney> {
  const { data } = await db
    .collection('journal')
    .aggregate()
    .match({ 'document.id': stocktakeId })
    .unwind('$postings')
    .group({
      _id: {
        surplus: $.eq(['$postings.from', 'surplus']),
        loss: $.eq(['$postings.to', 'loss']),
      },
      valueFen: $.sum('$postings.valueFen'),
    })
    .limit(10)
    .end()
  const rows = data as { _id: { surplus: boolean; loss: boolean }; valueFen: number }[]
  return {
    surplusFen: rows.find(({ _id }) => _id.surplus)?.valueFen ?? 0,
    lossFen: rows.find(({ _id }) => _id.loss)?.valueFen ?? 0,
  }
}
