import { daysBetween, isExpired } from '@shared/domain/calendar'
import { expiryState } from '@shared/domain/stock-view'
import { toBaseQuantity } from '@shared/domain/units'
import { errorText } from '@shared/error-text'
import type { ErrorCode } from '@shared/errors'
import { formatDaysLeft, parseQuantity } from '@/lib/format'
import type { Expected } from './order-draft'
import type { DraftLine, ReceiptDraft } from './receipt-draft'

export type LineField =
  'serials' | 'quantity' | 'lotNo' | 'productionDate' | 'expiryDate' | 'locationId' | 'price'
export type LineProblems = Partial<Record<LineField, string>>

/**
 * What the server would refuse, said before it is sent and at the field it belongs to, in the same words.
 * @param today business day, `YYYY-MM-DD`
 */
export function checkLine(line: DraftLine, today: string, expected?: Expected): LineProblems {
  const { item } = line
  const details = { itemName: item.name, lotNo: line.lotNo || '这一批', expiryDate: line.expiryDate }
  const problems: LineProblems = {}
  const fail = (field: LineField, text: string) => {
    problems[field] ??= text
  }

  const base = line.quantity === null ? null : toBaseQuantity(item, line.quantity, line.unit)
  if (item.tracking === 'serial' && line.serials.length === 0) fail('serials', '请逐件扫描或输入序列号')
  else if (!line.quantity) fail('quantity', '请填写收到的数量')
  else if (base && !base.ok) fail('quantity', errorText(base.code, base.details))
  else if (expected && base && base.data > expected.most) {
    fail(
      item.tracking === 'serial' ? 'serials' : 'quantity',
      errorText('ORDER_OVER_DELIVERY', { ...item, ...expected, itemName: item.name }),
    )
  }
  if (item.tracking === 'lot' && !line.lotNo.trim()) fail('lotNo', errorText('LOT_REQUIRED', details))
  if (line.productionDate > today) fail('productionDate', errorText('PRODUCTION_IN_FUTURE'))
  if (item.shelfLifeDays && !line.expiryDate) fail('expiryDate', errorText('EXPIRY_REQUIRED', details))
  if (line.expiryDate && line.productionDate > line.expiryDate) {
    fail('expiryDate', errorText('EXPIRY_BEFORE_PRODUCTION'))
  }
  if (isExpired(line.expiryDate || undefined, today)) fail('expiryDate', errorText('EXPIRED_LOT', details))
  if (!line.locationId) fail('locationId', '请选择或扫描放在哪个库位')
  if (line.price && parseQuantity(line.price, 2) === null) fail('price', '单价写成 12 或 12.50')
  return problems
}

/** A warning that does not forbid: the goods expire soon. Empty when there is nothing to say. */
export const expiryWarning = ({ expiryDate }: DraftLine, today: string): string =>
  expiryState(expiryDate, today) === 'soon'
    ? `${formatDaysLeft(daysBetween(today, expiryDate))}${expiryDate === today ? '' : '到期'}，请确认是否收下`
    : ''

/** The field that a refusal of the server is about; undefined when it is about the line as a whole. */
export const fieldOf = (code: string): LineField | undefined => fields[code as ErrorCode]

const fields: Partial<Record<ErrorCode, LineField>> = {
  UNIT_UNKNOWN: 'quantity',
  UNIT_NOT_WHOLE: 'quantity',
  QUANTITY_TOO_LARGE: 'quantity',
  LOT_REQUIRED: 'lotNo',
  PRODUCTION_IN_FUTURE: 'productionDate',
  EXPIRY_REQUIRED: 'expiryDate',
  EXPIRY_BEFORE_PRODUCTION: 'expiryDate',
  EXPIRED_LOT: 'expiryDate',
  LOCATION_UNKNOWN: 'locationId',
  LOCATION_NOT_QUALIFIED: 'locationId',
  LOCATION_NOT_INSPECTION: 'locationId',
  SERIALS_REQUIRED: 'serials',
  SERIAL_TWICE: 'serials',
  SERIAL_EXISTS: 'serials',
  SERIAL_INVALID: 'serials',
  TOO_MANY_SERIALS: 'serials',
  ORDER_OVER_DELIVERY: 'quantity',
}

/** What is missing in the head of a receipt; undefined when nothing is. */
export function checkHead({ kind, donor, reason }: ReceiptDraft): string | undefined {
  if (kind === 'donation' && !donor.trim()) return errorText('DONOR_REQUIRED')
  if (kind === 'surplus' && !reason.trim()) return errorText('REASON_REQUIRED', { what: '盘盈的原因' })
  return undefined
}
