import type { Asset } from '../../schema/asset'
import type { CountLine } from '../../schema/count-line'
import { errorText } from '../../error-text'
import { moveAsset } from '../asset'
import { Ledger } from '../ledger'
import { keepPromises } from './keep-promises'
import { applyPlan, type PostingState } from './post-lines'
import type { Note } from './posting-notes'
import { planLines, type PostLine } from './posting-plan'
import { refuseStray, strayRowOf } from './stray-piece'
import { pieceId } from './surplus-lot'
import { whyStuck } from './why-stuck'

/** What posting did with a line, as it is written there. */
export interface PostedLine {
  line: PostLine
  outcome: NonNullable<CountLine['outcome']>
  note?: string
}

/**
 * Posts the differing lines of one item that belong together (`blocksOf`) to today's stock. A line is posted whole or, where
 * today's stock cannot take it, not at all (`stuck`); those that would have been paired with it become surplus or loss. So
 * the stock of the item changes by the sum of the variances of what was not stuck, whatever has moved since the count; but
 * for a numbered piece that the books have on a shelf nobody counted: that one is moved, and is no more than before.
 */
export function postBlock(state: PostingState, lines: readonly PostLine[], now: string): PostedLine[] {
  const stuck = new Map<PostLine, string>()
  for (const line of lines) {
    const note = refuse(state, line)
    if (note) stuck.set(line, note)
  }
  for (;;) {
    const left = lines.filter((line) => !stuck.has(line))
    const problem = tryOut(state, left, lines, now)
    if (problem) stuck.set(problem.line, problem.note)
    else {
      const before = stockOf(state, lines)
      const notes = applyPlan(state, state.ledger, planLines(left), left)
      const promises = keepPromises(state.ledger, before, now)
      return lines.map((line) => posted(line, stuck.get(line), notes.get(line) ?? [], promises))
    }
  }
}

const stockOf = ({ ledger }: PostingState, [line]: readonly PostLine[]) =>
  line ? ledger.stock(line.itemId) : undefined

function refuse({ ledger, item, location, settledBy }: PostingState, line: PostLine): string | null {
  const settled = settledBy?.(line)
  if (settled) return `盘点后这一行的账面已由 ${settled} 调整过，差异可能已经处理：请再盘一次`
  const { itemId, lotId, locationId, status } = line
  const stock = ledger.stock(itemId)
  const row = stock?.lots.find(
    (lot) => lot.lotId === lotId && lot.locationId === locationId && lot.status === status,
  )
  return whyStuck(line, row, { location: location(locationId), item: item(itemId) ?? stock?.item })
}

/** Does it in books of its own first: a full document, or a piece that is known to be elsewhere, shows only then. */
function tryOut(
  state: PostingState,
  lines: readonly PostLine[],
  block: readonly PostLine[],
  now: string,
): { line: PostLine; note: string } | null {
  const plan = planLines(lines)
  for (const line of plan.surplus.keys()) {
    const row = strayRowOf(state.ledger, line)
    const facts = { asset: row && state.asset(row.lotId), keptBy: row && state.keptBy?.(row), block }
    const note = row ? refuseStray(line, row, facts) : null
    if (note) return { line, note }
  }
  const trial = new Ledger(state.warehouseId, (itemId) => state.ledger.stock(itemId), now)
  applyPlan(state, trial, plan, lines)
  const closed = trial.close()
  if (!closed.ok) {
    // What takes goods away never fills a document: the last line that adds some has to wait.
    const line = [...lines].reverse().find(({ result }) => result.variance > 0) ?? lines.at(-1)
    return line ? { line, note: `${errorText(closed.code, closed.details)}，处理后再盘一次` } : null
  }
  const pieces = new Map<string, Asset>()
  for (const posting of closed.data.postings) {
    const { lotId } = posting
    const line = lines.find((one) => pieceId(one) === lotId)
    const stock = closed.data.stocks.find(({ itemId }) => itemId === posting.itemId)
    if (!line || !stock) continue
    const goods = { stock, lot: stock.lots.find((lot) => lot.lotId === lotId) }
    const moved = moveAsset(pieces.get(lotId) ?? state.asset(lotId), posting, goods, NOBODY, now)
    if (!moved.ok) return { line, note: `${errorText(moved.code, moved.details)}，处理后再盘一次` }
    pieces.set(lotId, moved.data)
  }
  return null
}

/** Who does it, and with which document, makes no difference to whether it can be done. */
const NOBODY = { document: { type: 'stocktake' as const, id: 'PD' }, by: { id: '', name: '' } }

function posted(
  line: PostLine,
  stuck: string | undefined,
  notes: readonly Note[],
  promises: string | undefined,
): PostedLine {
  if (stuck) return { line, outcome: 'stuck', note: stuck }
  const outcome = order.find((kind) => notes.some((note) => note.kind === kind)) ?? 'none'
  const said = notes.filter(({ quiet }) => !quiet || notes.length > 1).map(({ text }) => text)
  const all = outcome === 'loss' && promises ? [...said, promises] : said
  return { line, outcome, ...(all.length > 0 ? { note: all.join('；') } : {}) }
}

/** Of several things done with a line, what its outcome is called by. */
const order = ['surplus', 'loss', 'moved', 'corrected'] as const
