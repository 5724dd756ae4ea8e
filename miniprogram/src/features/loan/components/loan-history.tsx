import { Card } from '@/components/card'
import type { Tone } from '@/components/state-tag'
import { Timeline } from '@/components/timeline'
import { formatTime } from '@/lib/format'
import type { Loan, LoanHistoryEntry } from '@shared/schema/loan'

const texts: Record<LoanHistoryEntry['action'], { text: string; tone: Tone }> = {
  lend: { text: '借出', tone: 'brand' },
  return: { text: '收回归还', tone: 'success' },
  settle: { text: '定责', tone: 'danger' },
  renew: { text: '申请续借', tone: 'warning' },
  approveRenewal: { text: '同意续借', tone: 'success' },
  refuseRenewal: { text: '没同意续借', tone: 'danger' },
  remind: { text: '提醒归还', tone: 'neutral' },
  reverse: { text: '冲销', tone: 'danger' },
}

/** Who did what when, newest first. */
export function LoanHistory({ history }: { history: Loan['history'] }) {
  const entries = history
    .map(({ action, by, at, comment }, index) => ({
      key: String(index),
      title: `${by.name} ${texts[action].text}`,
      tone: texts[action].tone,
      time: formatTime(at),
      note: comment,
    }))
    .reverse()
  return (
    <Card title="办理过程">
      <Timeline entries={entries} />
    </Card>
  )
}
