import { transferStatusText } from '@shared/domain/transfer/document'
import type { Transfer, TransferStatus } from '@shared/schema/transfer'
import type { ProgressStep } from '@/components/progress-line'
import type { Tone } from '@/components/state-tag'
import { formatTime } from '@/lib/format'

const tones: Record<TransferStatus, Tone> = {
  requested: 'warning',
  sent: 'brand',
  partlyReceived: 'warning',
  received: 'success',
  settled: 'success',
  cancelled: 'neutral',
  reversed: 'danger',
}

export const transferState = (status: TransferStatus): { tone: Tone; text: string } => ({
  tone: tones[status],
  text: transferStatusText[status],
})

/** 填单 → 发出 → 收货, with when. */
export function progressOf({ status, createdAt, sentAt, history }: Transfer): ProgressStep[] {
  const filed: ProgressStep = { text: '填单', state: 'done', note: formatTime(createdAt) }
  if (status === 'cancelled') return [filed, { text: '已取消', state: 'stopped' }]
  if (status === 'reversed') return [filed, { text: '已冲销', state: 'stopped' }]
  if (!sentAt) return [filed, { text: '发出', state: 'current' }, { text: '收货', state: 'waiting' }]
  const sent: ProgressStep = { text: '发出', state: 'done', note: formatTime(sentAt) }
  const last = history.filter(({ action }) => action === 'receive').at(-1)
  const arrived = last ? { note: formatTime(last.at) } : {}
  const done = status === 'received' || status === 'settled'
  return [
    filed,
    sent,
    { text: status === 'partlyReceived' ? '部分收货' : '收货', state: done ? 'done' : 'current', ...arrived },
  ]
}
