import { reject, type Rejection } from '../../errors'
import type { By } from '../../schema/common'
import type { Transfer, TransferRow, TransferStatus, TransferStep } from '../../schema/transfer'
import { sum } from '../stock'

export const transferStatusText: Record<TransferStatus, string> = {
  requested: '待发出',
  sent: '在途',
  partlyReceived: '部分收货',
  received: '已收齐',
  settled: '已结清',
  cancelled: '已取消',
  reversed: '已冲销',
}

/** The virtual place of goods on their way. */
export const transitPlace = (transferId: string) => `transit:${transferId}` as const

/** What of a row is still on its way, in the item's smallest step. */
export const inTransit = (row: TransferRow): number =>
  row.quantity - row.receivedQuantity - row.lostQuantity - row.returnedQuantity

export const isOnTheWay = ({ status }: Pick<Transfer, 'status'>): boolean =>
  status === 'sent' || status === 'partlyReceived'

/** The status that follows from what has become of the rows. */
export function statusOf(rows: readonly TransferRow[]): TransferStatus {
  const total = (of: (row: TransferRow) => number) => sum(rows.map(of))
  if (total(inTransit) > 0) return total((row) => row.receivedQuantity) > 0 ? 'partlyReceived' : 'sent'
  return total((row) => row.lostQuantity + row.returnedQuantity) > 0 ? 'settled' : 'received'
}

/** The document one step further. */
export const advance = (
  transfer: Transfer,
  change: Partial<Transfer>,
  step: Omit<TransferStep, 'at' | 'by'> & { by: By },
  now: string,
): Transfer => ({
  ...transfer,
  ...change,
  history: [...transfer.history, { ...step, by: { id: step.by.id, name: step.by.name }, at: now }],
  updatedAt: now,
})

/** Somebody was quicker: who, and what the state is now. */
export function alreadyHandled({ status, history }: Transfer): Rejection {
  const last = history[history.length - 1]
  return reject('ALREADY_HANDLED', {
    by: last?.by.name,
    at: last?.at,
    status,
    state: transferStatusText[status],
  })
}
