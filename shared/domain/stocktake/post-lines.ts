import type { Asset } from '../../schema/asset'
import type { Item, Location } from '../../schema/masterdata'
import type { Lot } from '../../schema/stock'
import { coreOf } from '../item-brief'
import type { Ledger } from '../ledger'
import { correctLots } from './correct-lots'
import { isFoundLot } from './line-id'
import { amountOf, done, placeOf, rowOf, say, type Notes } from './posting-notes'
import type { PlannedMove, PostingPlan, PostLine } from './posting-plan'
import { bringStray, strayRowOf } from './stray-piece'
import { lotOnly, pieceId, surplusGoods } from './surplus-lot'

/** What posting rests on: the books of this step and what else is known of goods and places. */
export interface PostingState {
  warehouseId: string
  ledger: Ledger
  item: (itemId: string) => Item | undefined
  location: (locationId: string) => Pick<Location, 'status'> | undefined
  /** Document of a serial-numbered piece, by its id; undefined for one never seen. */
  asset: (assetId: string) => Asset | undefined
  /** Document that put a line's row right in the books after it was counted; undefined when none did. */
  settledBy?: (line: PostLine) => string | undefined
  /** Why a row outside the lines must not be touched, in Chinese; undefined when it may. */
  keptBy?: (row: Lot) => string | undefined
  /** Id of a lot that posting makes for a line: the same again when the step is planned again. */
  newLotId: (line: PostLine) => string
}

/** Where the goods of lines without a row of their own are: found ones keep the lot that they came with. */
export type Arrivals = Map<PostLine, { lotId: string; quantity: number }[]>

/**
 * Carries a plan out: what goes away first, then what comes in, then what is put right, so that no row is short meanwhile.
 * The lines were looked at before (`whyStuck`); what fails all the same is a bug and throws. Says what it did with each.
 */
export function applyPlan(
  state: PostingState,
  ledger: Ledger,
  plan: PostingPlan,
  lines: readonly PostLine[],
): Notes {
  const notes: Notes = new Map()
  const arrivals: Arrivals = new Map()
  for (const move of plan.moves) applyMove(ledger, move, notes, arrivals)
  for (const [line, quantity] of plan.loss) {
    done(ledger.take({ ...rowOf(line), quantity, to: 'loss' }))
    say(notes, line, { kind: 'loss', text: `盘亏 ${amountOf(line, quantity)}`, quiet: true })
  }
  const made = new Map<string, string>()
  const strays = new Set<PostLine>()
  for (const [line, quantity] of plan.surplus) {
    const stray = strayRowOf(ledger, line)
    if (stray) {
      bringStray(ledger, line, stray, notes)
      strays.add(line)
      continue
    }
    const newLotId = () => made.get(line.lotId) ?? state.newLotId(line)
    const lotId = putSurplus({ ...state, ledger, newLotId }, line, quantity, notes)
    if (!isFoundLot(line.lotId)) continue
    made.set(line.lotId, lotId)
    arrive(arrivals, line, lotId, quantity)
  }
  const inPlace = lines.filter((line) => !strays.has(line))
  correctLots(state, ledger, inPlace, arrivals, notes)
  return notes
}

/** Into the row that was counted; goods found where the books have no such lot stay the lot that they are. */
function applyMove(
  ledger: Ledger,
  { from, to, quantity }: PlannedMove,
  notes: Notes,
  arrivals: Arrivals,
): void {
  const stays = from.lotId === to.lotId || isFoundLot(to.lotId)
  const kin = ledger.stock(from.itemId)?.lots.find(({ lotId }) => lotId === to.lotId)
  const lot = stays ? {} : { lot: kin ? lotOnly(kin) : { lotId: to.lotId } }
  const target = { locationId: to.locationId, status: to.status, ...lot }
  done(ledger.shift({ ...rowOf(from), quantity, to: target }))
  if (isFoundLot(to.lotId)) arrive(arrivals, to, from.lotId, quantity)
  const goods = amountOf(from, quantity)
  say(notes, from, { kind: 'moved', text: `${goods} 在 ${placeOf(to)} 找到` })
  say(notes, to, { kind: 'moved', text: `${goods} 从 ${placeOf(from)} 调来` })
}

/** Answers the lot that the goods are of. */
function putSurplus(state: PostingState, line: PostLine, quantity: number, notes: Notes): string {
  const { itemId } = line
  const stock = state.ledger.stock(itemId)
  const item = state.item(itemId)
  const piece = pieceId(line)
  const asset = piece === undefined ? undefined : state.asset(piece)
  const { lot, unitFen, priceless } = surplusGoods(line, stock, item, asset, () => state.newLotId(line))
  const core = stock?.item ?? (item && coreOf(item))
  if (!core) throw new Error(`a line of the unknown item ${itemId} was not refused`)
  const minimum = item?.levels.find(({ warehouseId }) => warehouseId === state.warehouseId)?.minimum
  state.ledger.put({
    item: { ...core, _id: itemId },
    lot: { ...lot, quantity, valueFen: Math.round(unitFen * quantity) },
    from: 'surplus',
    ...(minimum === undefined ? {} : { minimum }),
  })
  say(notes, line, { kind: 'surplus', text: `盘盈 ${amountOf(line, quantity)}`, quiet: true })
  if (priceless) say(notes, line, { kind: 'surplus', text: '没有可参考的成本，按 0 元入账' })
  return lot.lotId
}

const arrive = (arrivals: Arrivals, line: PostLine, lotId: string, quantity: number): void =>
  void arrivals.set(line, [...(arrivals.get(line) ?? []), { lotId, quantity }])
