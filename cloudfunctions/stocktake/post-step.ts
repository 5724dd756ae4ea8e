import { Ledger } from '../../shared/domain/ledger'
import { postBlock, type PostedLine } from '../../shared/domain/stocktake/post-block'
import { afterPostingStep, refusePostingStep, stepSummary } from '../../shared/domain/stocktake/post-steps'
import type { PostLine } from '../../shared/domain/stocktake/posting-plan'
import { ok, reject, type Result } from '../../shared/errors'
import type { OutputOf } from '../../shared/operations'
import type { Stocktake } from '../../shared/schema/stocktake'
import { assetWrites } from '../runtime/asset-writes'
import { commit, type Write } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { itemsById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { ledgerWrites } from '../runtime/stock-access'
import { finishPosting } from './finish-posting'
import { assetsOf, knowing, locationsOfLines, stocksOfLines } from './posting-books'
import { linesToPost, type LinesToPost } from './posting-lines'
import { settledSince } from './settled-since'
import { keptStrays } from './stray-rows'
import { withCorrections } from './piece-facts'

type Answer = OutputOf<'stocktake.advance'>

/**
 * One step of a posting: the next lines that differ go into the books, each once, in one transaction with the pointer that
 * says where to go on; after them the items remember their counts, and the last step ends the stocktake.
 */
export async function postStep(
  call: CallContext,
  stocktake: Stocktake,
  step: number,
): Promise<Result<Answer>> {
  const refused = refusePostingStep(stocktake, step)
  if (refused || !stocktake.job) return refused ?? reject('ALREADY_HANDLED')
  const work = await linesToPost(stocktake._id, stocktake.job)
  return work ? postLines(call, stocktake, step, work) : finishPosting(call, stocktake, step)
}

async function postLines(
  call: CallContext,
  { _id: stocktakeId, warehouseId, surplusNo, lossNo }: Stocktake,
  step: number,
  { blocks, pointer }: LinesToPost,
): Promise<Result<Answer>> {
  const lines = blocks.flat()
  const [items, locations] = await Promise.all([
    itemsById([...new Set(lines.map(({ itemId }) => itemId))]),
    locationsOfLines(warehouseId, lines),
  ])
  const numbers = {
    surplusNo:
      surplusNo ??
      (await numberFor(
        'PY',
        call,
        lines.some(({ result }) => result.variance > 0),
      )),
    lossNo:
      lossNo ??
      (await numberFor(
        'PK',
        call,
        lines.some(({ result }) => result.variance < 0),
      )),
  }
  let used: Pick<Stocktake, 'surplusNo' | 'lossNo'> = {}

  const result = await commit<Answer>(call, async (snapshot, now) => {
    const before = await snapshot.get('stocktakes', stocktakeId)
    const gone = before && refusePostingStep(before, step)
    if (!before?.job || gone) return gone ?? reject('ALREADY_HANDLED')
    // After the transaction's first read: what changes from now on makes its write fail, and all is decided again.
    const [stocks, assets] = await Promise.all([stocksOfLines(warehouseId, lines), assetsOf(lines)])
    const settled = await settledSince(stocktakeId, warehouseId, lines, stocks)
    const keptBy = await keptStrays(stocktakeId, stocks, lines, locations)
    const ledger = new Ledger(warehouseId, (itemId) => stocks.get(itemId), now)
    const { done: from } = before.job
    const state = {
      warehouseId,
      ledger,
      item: (id: string) => items.get(id),
      location: (id: string) => locations.get(id),
      asset: (id: string) => assets.get(id),
      keptBy,
      settledBy: (line: PostLine) => settled.get(line._id),
      newLotId: (line: PostLine) => `${stocktakeId}-L${from + lines.indexOf(line) + 1}`,
    }
    const posted = blocks.flatMap((block) => postBlock(state, block, now))
    const closed = ledger.close()
    if (!closed.ok) return closed
    const document = { type: 'stocktake' as const, id: stocktakeId }
    const facts = { document, by: { id: call.caller._id, name: call.caller.name } }
    const pieces = await assetWrites(knowing(snapshot, assets), closed.data, facts, now)
    if (!pieces.ok) return pieces
    used = numbersOf(before, posted, numbers)
    const after = afterPostingStep(before, before.job, pointer, used, now)
    const { done, total } = after.job ?? before.job
    return ok({
      writes: [
        ...ledgerWrites(stocks, closed.data.stocks),
        ...withCorrections(pieces.data, lines),
        { kind: 'update', collection: 'stocktakes', before, document: after },
        ...posted.map((line) => lineWrite(line, call.requestId, now)),
      ],
      journal: {
        summary: stepSummary(stocktakeId, step, posted),
        postings: closed.data.postings,
        document,
        warehouseId,
      },
      answer: { stocktakeId, status: after.status, done, total, step: step + 1 },
    })
  })
  for (const name of ['surplusNo', 'lossNo'] as const) {
    const given = numbers[name]
    if (given && given !== (name === 'surplusNo' ? surplusNo : lossNo))
      returnUnlessUsed(given, result, used[name])
  }
  return result
}

const numberFor = (prefix: 'PY' | 'PK', call: CallContext, wanted: boolean): Promise<string> | undefined =>
  wanted ? nextNumber(prefix, call.today) : undefined

/** A number is given with the first posting that it is for. */
function numbersOf(
  before: Stocktake,
  posted: readonly PostedLine[],
  numbers: { surplusNo: string | undefined; lossNo: string | undefined },
): Pick<Stocktake, 'surplusNo' | 'lossNo'> {
  const has = (outcome: PostedLine['outcome']) => posted.some((line) => line.outcome === outcome)
  const surplusNo = before.surplusNo ?? (has('surplus') ? numbers.surplusNo : undefined)
  const lossNo = before.lossNo ?? (has('loss') ? numbers.lossNo : undefined)
  return { ...(surplusNo ? { surplusNo } : {}), ...(lossNo ? { lossNo } : {}) }
}

function lineWrite({ line, outcome, note }: PostedLine, entryId: string, now: string): Write {
  const document = { ...line, outcome, ...(note ? { outcomeNote: note } : {}), entryId, updatedAt: now }
  return { kind: 'update', collection: 'countLines', before: line, document: document as never }
}
