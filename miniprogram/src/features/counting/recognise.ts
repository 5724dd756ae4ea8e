import { normaliseCode } from '@shared/domain/barcode'
import { barcodesOfGtin, parseGs1, type Gs1 } from '@shared/domain/gs1'
import { toBaseQuantity } from '@shared/domain/units'
import type { LineToCount } from '@shared/operations/stocktake-count'

/** What one beep adds: so many smallest steps, called `amount` of `unit` at the shelf. */
export interface Beep {
  step: number
  unit: string
  /** How many of the unit: 1, or what a GS1 code says. */
  count: number
}

/** What a code means before this shelf. */
export type Recognised =
  /** The shelf itself. */
  | { kind: 'here' }
  | { kind: 'line'; line: LineToCount; beep: Beep }
  /** One numbered piece. */
  | { kind: 'piece'; line: LineToCount }
  /** Several lots of the item lie here and the code does not tell them apart. */
  | { kind: 'choose'; lines: LineToCount[]; beep: Beep; lotNo?: string }
  /** Code of a kind whose pieces are numbered: each has a code of its own. */
  | { kind: 'needsPiece'; lines: LineToCount[] }
  /** A lot of an item of this shelf that no line has. */
  | { kind: 'otherLot'; line: LineToCount; beep: Beep; gs1: Gs1 }
  | { kind: 'problem'; text: string }
  /** Nothing of this shelf: the server may know it. */
  | { kind: 'elsewhere'; code: string }

/** Recognises a scanned code among the lines of a location, without the network. `today` is the business day. */
export function recognise(
  scanned: string,
  lines: readonly LineToCount[],
  place: { locationId: string; location: string },
  today: string,
): Recognised {
  const code = normaliseCode(scanned)
  if (code.toUpperCase() === place.location || code === place.locationId) return { kind: 'here' }

  const gs1Read = parseGs1(scanned, today)
  const gs1 = gs1Read?.ok ? gs1Read.data : undefined
  const serial = gs1?.serialNo ?? scanned.trim()
  const codes = gs1?.gtin ? barcodesOfGtin(gs1.gtin) : [code]
  const ofItem = lines.filter((line) => matching(line, codes))

  const piece = (gs1?.serialNo ? ofItem : lines).find(
    (line) => line.item.tracking === 'serial' && (line.serialNo === serial || line.lotId === code),
  )
  if (piece) return { kind: 'piece', line: piece }
  const lot = lines.find((line) => line.lotId === code && line.item.tracking !== 'serial')
  if (lot) return whole(lot, lot.item.unit, 1, (beep) => ({ kind: 'line', line: lot, beep }))

  const [first] = ofItem
  if (!first) return { kind: 'elsewhere', code: scanned.trim() }
  if (first.item.tracking === 'serial') {
    return gs1?.serialNo ? { kind: 'elsewhere', code: scanned.trim() } : { kind: 'needsPiece', lines: ofItem }
  }
  const unit = matching(first, codes)?.unit ?? first.item.unit
  return whole(first, unit, gs1?.count ?? 1, (beep) => {
    const fitting = gs1?.lotNo ? ofItem.filter((line) => line.lotNo === gs1.lotNo) : ofItem
    if (gs1?.lotNo && fitting.length === 0) return { kind: 'otherLot', line: first, beep, gs1 }
    const [only] = fitting
    return only && fitting.length === 1
      ? { kind: 'line', line: only, beep }
      : { kind: 'choose', lines: fitting, beep, ...(gs1?.lotNo ? { lotNo: gs1.lotNo } : {}) }
  })
}

/** What one of a unit adds, or why it cannot be counted by beeps, in Chinese. */
export function beepOf(item: LineToCount['item'], unit: string, count = 1): Beep | { problem: string } {
  const step = toBaseQuantity(item, count * 10 ** item.scale, unit)
  return step.ok
    ? { step: step.data, unit, count }
    : { problem: `1 ${unit} 不是整数个最小单位，请用数量键盘输入「${item.name}」` }
}

function whole(
  line: LineToCount,
  unit: string,
  count: number,
  found: (beep: Beep) => Recognised,
): Recognised {
  const beep = beepOf(line.item, unit, count)
  return 'problem' in beep ? { kind: 'problem', text: beep.problem } : found(beep)
}

const matching = ({ item }: LineToCount, codes: readonly string[]) =>
  item.codes.find(({ code }) => codes.includes(code) || codes.includes(code.toUpperCase())) ??
  (codes.includes(item.code) || codes.map((code) => code.toUpperCase()).includes(item.code)
    ? { code: item.code, unit: item.unit }
    : undefined)
