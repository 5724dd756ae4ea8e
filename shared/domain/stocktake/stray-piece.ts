import type { Asset } from '../../schema/asset'
import type { Lot } from '../../schema/stock'
import { lotStatusText } from '../adjustments/state'
import type { Ledger } from '../ledger'
import { locationCode } from '../stock'
import { done, placeOf, rowOf, say, type Notes } from './posting-notes'
import type { PostLine } from './posting-plan'
import { labelOf, pieceId } from './surplus-lot'
import { damagedOf } from './why-stuck'

/** What is known of the row where the books have a piece that was found on another shelf. */
export interface StrayFacts {
  /** Document of the piece. */
  asset: Asset | undefined
  /** Why the piece is not to be taken from there, in Chinese: its shelf was counted too, or is frozen. */
  keptBy: string | undefined
  /** All lines that are posted together with this one. */
  block: readonly PostLine[]
}

/**
 * The row on another shelf of this warehouse where the books have the numbered piece that a line has too many; undefined for
 * other goods, and for a piece that the books have on no shelf here.
 */
export function strayRowOf(ledger: Pick<Ledger, 'stock'>, line: PostLine): Lot | undefined {
  const piece = line.result.variance > 0 ? pieceId(line) : undefined
  if (piece === undefined) return undefined
  return ledger
    .stock(line.itemId)
    ?.lots.find((lot) => lot.lotId === piece && lot.locationId !== line.locationId)
}

/**
 * Why such a piece cannot be moved to where it was found, in Chinese with what to do; null when it can. Where it was is known
 * for the moment of the count only: whoever moved it since knew better.
 */
export function refuseStray(line: PostLine, row: Lot, { asset, keptBy, block }: StrayFacts): string | null {
  const where = `账上在 ${locationCode(row.locationId)}`
  if (row.status === 'inspection') return `这一件${where}待检，由质检单管着：请先完成质检，再盘一次`
  if (row.status === 'condemned') return `这一件${where}待报废，由报废单管着：请先处置或撤回报废，再盘一次`
  const twice = block.find(
    (other) => other !== line && other.result.counted > 0 && pieceId(other) === pieceId(line),
  )
  if (twice) return `这一件在 ${placeOf(twice)} 也盘到了：请核对序列号，再盘一次`
  if (keptBy) return keptBy
  const last = asset?.history.at(-1)
  if (last && Date.parse(last.at) > Date.parse(line.result.countedAt))
    return `盘点后这一件又办理过移动（现在${where}）：请再盘一次`
  return null
}

/** Moves it there with its age and cost. It keeps its state, unless it was found damaged; its label says what was read. */
export function bringStray(ledger: Ledger, line: PostLine, row: Lot, notes: Notes): void {
  const status = damagedOf(line) > 0 ? 'rejected' : row.status
  const label = line.result.correction ? { lot: { lotId: row.lotId, ...labelOf(line) } } : {}
  const to = { locationId: line.locationId, status, ...label }
  const { lotId, locationId } = row
  done(ledger.shift({ ...rowOf(line), lotId, locationId, status: row.status, quantity: row.quantity, to }))
  const kept = status === line.status ? '' : `，状态为${lotStatusText[status]}`
  const text = `账上在 ${locationCode(locationId)}，已调到 ${line.location}${kept}`
  say(notes, line, { kind: 'moved', text })
}
