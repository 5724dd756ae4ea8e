import { Card } from '@/components/card'
import type { Tone } from '@/components/state-tag'
import { Timeline } from '@/components/timeline'
import { formatTime } from '@/lib/format'
import type { HistoryEntry } from '@shared/schema/requisition'

const texts: Record<HistoryEntry['action'], { text: string; tone: Tone }> = {
  submit: { text: '提交了申请', tone: 'brand' },
  approve: { text: '同意', tone: 'success' },
  return: { text: '退回修改', tone: 'warning' },
  reject: { text: '驳回', tone: 'danger' },
  withdraw: { text: '撤回了申请', tone: 'neutral' },
  issue: { text: '发放出库', tone: 'success' },
  prepare: { text: '拣好货，等人复核', tone: 'brand' },
  sendBack: { text: '复核没有通过，退回重拣', tone: 'warning' },
  cancelCheck: { text: '取消了复核', tone: 'neutral' },
  short: { text: '登记货架少货', tone: 'warning' },
  renew: { text: '延长了预留', tone: 'brand' },
  close: { text: '关闭了没发的', tone: 'neutral' },
  proposeSubstitute: { text: '提议用别的物资替代', tone: 'warning' },
  acceptSubstitute: { text: '同意替代', tone: 'success' },
  refuseSubstitute: { text: '不同意替代', tone: 'neutral' },
  cancelSubstitute: { text: '收回了替代提议', tone: 'neutral' },
  reverse: { text: '冲销了出库', tone: 'danger' },
  goodsBack: { text: '收回退库', tone: 'warning' },
  accept: { text: '签收', tone: 'success' },
}

/** Who did what when, newest first, with what they said. */
export function HistoryCard({ history }: { history: HistoryEntry[] }) {
  const entries = history
    .map(({ action, by, at, comment }, index) => ({
      key: String(index),
      title: `${by.name} ${texts[action].text}`,
      tone: texts[action].tone,
      time: formatTime(at),
      note: action === 'issue' ? comment && `出库单 ${comment}` : comment,
    }))
    .reverse()
  return (
    <Card title="办理过程">
      <Timeline entries={entries} />
    </Card>
  )
}
