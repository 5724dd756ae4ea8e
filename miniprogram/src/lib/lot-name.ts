import { formatDay } from './format'

/**
 * How one tells lots apart at the shelf: by the number on the piece or on the box or, without one, by the day it came in,
 * which the id of a received lot begins with (RK20260709-0003-1). Any other lot is named by its id.
 */
export function lotName({
  lotId,
  lotNo,
  serialNo,
}: {
  lotId: string
  lotNo?: string
  serialNo?: string
}): string {
  if (serialNo) return `序列号 ${serialNo}`
  if (lotNo) return `批号 ${lotNo}`
  const [, year, month, day] = /^RK(\d{4})(\d{2})(\d{2})-/.exec(lotId) ?? []
  return year ? `${formatDay(`${year}-${month}-${day}`)} 入库` : `批次 ${lotId}`
}
