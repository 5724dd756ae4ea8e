import { formatDay } from '@/lib/format'
import { businessDay } from '@shared/domain/calendar'

/** How one tells lots apart at the shelf: by the number printed on it or, without one, by the day it came in. */
export const lotText = ({ lotNo, receivedAt }: { lotNo?: string; receivedAt: string }): string =>
  lotNo ? `批号 ${lotNo}` : `${formatDay(businessDay(receivedAt))} 入库`
