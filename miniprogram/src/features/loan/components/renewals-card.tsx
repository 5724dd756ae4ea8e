import { Card } from '@/components/card'
import type { Tone } from '@/components/state-tag'
import { Timeline } from '@/components/timeline'
import { formatDay, formatTime } from '@/lib/format'
import type { Renewal } from '@shared/schema/loan'

const words: Record<Renewal['state'], { text: string; tone: Tone }> = {
  requested: { text: '等审批', tone: 'warning' },
  approved: { text: '已同意', tone: 'success' },
  refused: { text: '没同意', tone: 'danger' },
}

/** Every wish to keep it longer, newest first, and what was said to it. */
export function RenewalsCard({ renewals }: { renewals: readonly Renewal[] }) {
  if (renewals.length === 0) return null
  const entries = [...renewals].reverse().map((renewal) => ({
    key: String(renewal.renewalId),
    title: `${formatDay(renewal.from)} 续到 ${formatDay(renewal.until)} · ${words[renewal.state].text}`,
    tone: words[renewal.state].tone,
    time: formatTime(renewal.decidedAt ?? renewal.requestedAt),
    note: [
      `${renewal.requestedBy.name}：${renewal.reason}`,
      ...(renewal.decidedBy && renewal.comment ? [`${renewal.decidedBy.name}：${renewal.comment}`] : []),
    ].join('；'),
  }))
  return (
    <Card title="续借">
      <Timeline entries={entries} />
    </Card>
  )
}
