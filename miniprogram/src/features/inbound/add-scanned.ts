import type { Gs1 } from '@shared/domain/gs1'
import { MAX_PIECES } from '@shared/domain/receive-line'
import { errorText } from '@shared/error-text'
import type { OrderLine } from '@shared/schema/purchase-order'
import type { Item } from '@shared/schema/masterdata'
import { changedLine, isBlank, newLine, type DraftLine } from './receipt-draft'
import { scannedQuantity, withFacts } from './scanned-facts'

export interface Scanned {
  item: Item
  unit: string
  gs1?: Gs1
  /** Whether another scan of the same counts one more. */
  counts: boolean
}

export interface Form {
  lines: readonly DraftLine[]
  openKey: string | undefined
  /** Lines of the order that is delivered; then nothing else is taken. */
  orderLines?: readonly OrderLine[] | undefined
}

/** The lines after the scan, the one to open, and what to say of it; or why it was not taken. */
export type Added = { lines: DraftLine[]; openKey: string; said?: string } | { refused: string }

/**
 * What a scan does to a receipt: the first of an item begins a line, a further one counts, a code with a lot number goes
 * to the line of that lot, one with a serial number adds a piece. On an order it opens what was prefilled.
 */
export function addScanned(form: Form, scanned: Scanned, newKey: string): Added {
  const { item, unit, gs1, counts } = scanned
  const ordered = orderLineFor(form, item)
  if (form.orderLines && !ordered) {
    return { refused: errorText('ORDER_LINE_REQUIRED', { itemName: item.name }) }
  }
  const same = form.lines.filter((line) => line.item._id === item._id)
  const known = gs1?.lotNo
    ? (same.find((line) => line.lotNo === gs1.lotNo) ?? same.find((line) => !line.lotNo && isBlank(line)))
    : same.find((line) => line.key === form.openKey || isBlank(line) || !counts)
  const base = known ?? {
    ...newLine(newKey, item, unit),
    ...(ordered ? { orderLineId: ordered.lineId } : {}),
  }
  const filled = gs1 ? withFacts(base, gs1) : base
  if (item.tracking === 'serial' && gs1?.serialNo) return addPiece(form.lines, filled, gs1.serialNo)

  const quantity = gs1 && scannedQuantity(gs1, item, filled.unit)
  const step = quantity ?? 10 ** item.scale
  const line = !known
    ? { ...filled, ...(quantity === undefined ? {} : { quantity }) }
    : counted(known, filled, unit, step, { counts, prefilled: form.orderLines !== undefined })
  const said =
    known && line.quantity !== known.quantity
      ? `「${item.name}」数量加 ${step / 10 ** item.scale} ${line.unit}`
      : undefined
  return { lines: put(form.lines, line), openKey: line.key, ...(said ? { said } : {}) }
}

/** A line met again: counts on, unless it was prefilled from the order or is counted by its serial numbers. */
function counted(
  known: DraftLine,
  filled: DraftLine,
  unit: string,
  step: number,
  { counts, prefilled }: { counts: boolean; prefilled: boolean },
): DraftLine {
  const still = !counts || prefilled || known.unit !== unit || known.item.tracking === 'serial'
  return still ? filled : { ...filled, quantity: (known.quantity ?? 0) + step }
}

/** One more piece by its serial number; refused when it is there already, or when the receipt is full. */
export function addPiece(lines: readonly DraftLine[], line: DraftLine, typed: string): Added {
  const { item } = line
  const serialNo = typed.trim()
  const all = put(lines, line)
  if (item.barcodes.some(({ code }) => code === serialNo)) {
    return { refused: `${serialNo} 是商品条码，每件都一样，请扫铭牌上的序列号` }
  }
  if (all.some((other) => other.item._id === item._id && other.serials.includes(serialNo))) {
    return { refused: errorText('SERIAL_TWICE', { itemName: item.name, serialNo }) }
  }
  if (all.reduce((pieces, { serials }) => pieces + serials.length, 0) >= MAX_PIECES) {
    return { refused: errorText('TOO_MANY_SERIALS', { limit: MAX_PIECES }) }
  }
  const next = changedLine(line, { serials: [...line.serials, serialNo] })
  return { lines: put(all, next), openKey: next.key, said: `第 ${next.serials.length} 件：${serialNo}` }
}

const put = (lines: readonly DraftLine[], line: DraftLine): DraftLine[] =>
  lines.some(({ key }) => key === line.key)
    ? lines.map((old) => (old.key === line.key ? line : old))
    : [...lines, line]

/** The line of the order that goods of this item belong to: one not on the receipt yet, else the first. */
function orderLineFor({ orderLines, lines }: Form, item: Item): OrderLine | undefined {
  const fitting = orderLines?.filter(({ itemId }) => itemId === item._id) ?? []
  return fitting.find(({ lineId }) => !lines.some((line) => line.orderLineId === lineId)) ?? fitting[0]
}
