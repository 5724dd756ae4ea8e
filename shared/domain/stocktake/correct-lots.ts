import type { Lot, LotStatus } from '../../schema/stock'
import type { Ledger } from '../ledger'
import { sum } from '../stock'
import { isFoundLot } from './line-id'
import type { Arrivals, PostingState } from './post-lines'
import { amountOf, done, rowOf, say, type Notes } from './posting-notes'
import type { PostLine } from './posting-plan'
import { knownLot, labelOf, lotOnly, type Label } from './surplus-lot'
import { damagedOf } from './why-stuck'

type Target = Pick<Lot, 'lotId'> & Partial<Lot>

/**
 * Puts right what the labels say otherwise than the books, and sets damaged goods apart: of each line what was counted, as
 * far as it still lies there. Goods with another number are of the lot that has it, or become a lot of their own that is as
 * old as the one they were taken for: an age by date of expiry follows the new date, one by arrival stays.
 */
export function correctLots(
  state: PostingState,
  ledger: Ledger,
  lines: readonly PostLine[],
  arrivals: Arrivals,
  notes: Notes,
): void {
  // All targets are looked up before anything moves: two lots whose labels were swapped change places.
  const targets = targetsOf(state, ledger, lines)
  const rows = lines.filter(({ lotId }) => !isFoundLot(lotId))
  const amounts = new Map(rows.map((line) => [line, countedThere(ledger, line, arrivals)]))
  for (const [line, held] of arrivals) setApart(ledger, line, held, notes)
  for (const line of rows)
    correctRow(ledger, line, { lot: targets.get(line), counted: amounts.get(line) ?? 0 }, notes)
}

function correctRow(
  ledger: Ledger,
  line: PostLine,
  { lot, counted }: { lot: Target | undefined; counted: number },
  notes: Notes,
): void {
  const damaged = Math.min(damagedOf(line), counted)
  if (damaged > 0) shift(ledger, line, damaged, lot, 'rejected')
  if (lot && counted > damaged) shift(ledger, line, counted - damaged, lot, line.status)
  if (damaged > 0) say(notes, line, { kind: 'corrected', text: `${amountOf(line, damaged)} 转为不合格` })
  if (!lot) return
  const text = counted > 0 ? correctionText(line) : '盘点后已全部出库，批号和日期不用更正'
  say(notes, line, { kind: 'corrected', text })
}

/** Damaged ones among goods found: what came from elsewhere last goes first. */
function setApart(
  ledger: Ledger,
  line: PostLine,
  held: readonly { lotId: string; quantity: number }[],
  notes: Notes,
): void {
  const damaged = damagedOf(line)
  let left = damaged
  for (const { lotId, quantity } of [...held].reverse()) {
    const part = Math.min(left, quantity)
    if (part === 0) continue
    done(ledger.shift({ ...rowOf(line), lotId, quantity: part, to: { status: 'rejected' } }))
    left -= part
  }
  if (damaged > 0) say(notes, line, { kind: 'corrected', text: `${amountOf(line, damaged)} 转为不合格` })
}

const shift = (
  ledger: Ledger,
  line: PostLine,
  quantity: number,
  lot: Target | undefined,
  status: LotStatus,
): unknown => done(ledger.shift({ ...rowOf(line), quantity, to: { status, ...(lot ? { lot } : {}) } }))

function targetsOf(
  state: PostingState,
  ledger: Ledger,
  lines: readonly PostLine[],
): ReadonlyMap<PostLine, Target> {
  const targets = new Map<PostLine, Target>()
  const made = new Map<string, string>()
  for (const line of lines) {
    if (isFoundLot(line.lotId) || !changesLabel(line)) continue
    const label = labelOf(line)
    if (line.item.tracking === 'serial') {
      targets.set(line, { lotId: line.lotId, ...label })
      continue
    }
    const others = (ledger.stock(line.itemId)?.lots ?? []).filter(({ lotId }) => lotId !== line.lotId)
    const known = knownLot(others, label)
    const key = `${line.lotId} ${JSON.stringify(label)}`
    const lotId = made.get(key) ?? state.newLotId(line)
    if (!known) made.set(key, lotId)
    targets.set(line, known ? lotOnly(known) : { lotId, ...label })
  }
  return targets
}

/** Whether the label says something else than the line; a correction may repeat what the books say. */
function changesLabel(line: PostLine): boolean {
  const label = labelOf(line)
  return fields.some((field) => label[field] !== line[field])
}

const fields: readonly (keyof Label)[] = ['lotNo', 'productionDate', 'expiryDate']

/** Of what was counted in a row, what still lies there; goods found that came into the same row were counted by themselves. */
function countedThere(ledger: Ledger, line: PostLine, arrivals: Arrivals): number {
  const { itemId, lotId, locationId, status } = line
  const row = ledger
    .stock(itemId)
    ?.lots.find((lot) => lot.lotId === lotId && lot.locationId === locationId && lot.status === status)
  const beside = [...arrivals]
    .filter(([other]) => other.locationId === locationId && other.status === status)
    .flatMap(([, held]) => held.filter((part) => part.lotId === lotId))
  return Math.min(line.result.counted, (row?.quantity ?? 0) - sum(beside.map(({ quantity }) => quantity)))
}

function correctionText(line: PostLine): string {
  const label = labelOf(line)
  const changed = fields.filter((field) => label[field] !== line[field])
  return changed.map((field) => `${names[field]}更正为 ${label[field] ?? '无'}`).join('，')
}

const names: Record<keyof Label, string> = {
  lotNo: '批号',
  productionDate: '生产日期',
  expiryDate: '有效期',
}
