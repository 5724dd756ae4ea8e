import { formatDay } from '@/lib/format'
import { businessDay } from '@shared/domain/calendar'

/** How one tells lots apart at the shelf: by the number on the piece or the box or, without one, by the day it came in. */
export const lotText = ({
  lotNo,
  serialNo,
  receivedAt,
}: {
  lotNo?: string
  serialNo?: string
  receivedAt: string
}): string =>
  serialNo ? `序列号 ${serialNo}` : lotNo ? `批号 ${lotNo}` : `${formatDay(businessDay(receivedAt))} 入库`
