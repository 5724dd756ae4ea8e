import { View } from '@tarojs/components'
import { Notice } from '@/components/notice'
import { confirm } from '@/lib/confirm'
import type { Queue, QueuedCount, QueueState } from '../queue'

export interface UnsentProps {
  queue: Queue
  state: QueueState
  counts: readonly QueuedCount[]
  /** Says nothing while all goes well, where it would move the lines under the finger with every count. */
  onlyTrouble?: boolean
}

/** What is only on this phone, why, and what can be done: nothing waits unseen. */
export function Unsent({ queue, state, counts, onlyTrouble }: UnsentProps) {
  const waits = counts.filter((count) => count.refused === undefined)
  if (waits.length === 0 || (onlyTrouble && !state.problem && !state.unkept)) return null
  const why = state.sending && !state.problem ? '正在提交' : (state.problem ?? '稍后自动提交')
  return (
    <Notice
      id="unsent"
      tone="warning"
      icon={state.problem ? 'wifi-off' : 'clock'}
      action={{
        id: 'unsent-send',
        text: state.sending ? '提交中' : '现在提交',
        onTap: () => void queue.flush(),
      }}
    >
      未提交 {waits.length} 条，{why}。
      {state.unkept ? '手机存储满了，关掉程序会丢，请先别退出' : '已存在手机上，不会丢'}
    </Notice>
  )
}

/** Counts that the server did not take, one by one: each is sent again or given up by the person. */
export function Refused({ queue, counts }: { queue: Queue; counts: readonly QueuedCount[] }) {
  const refused = counts.filter((count) => count.refused !== undefined)
  if (refused.length === 0) return null
  const drop = async (count: QueuedCount) => {
    const sure = await confirm({
      title: '不要这一条了？',
      text: `「${count.name}」还没有交上去，不要了就没有了。`,
      action: '不要了',
      danger: true,
    })
    if (sure) queue.drop(count.event.eventId)
  }
  return (
    <View className="stack">
      {refused.map((count) => (
        <Notice
          key={count.event.eventId}
          id="refused-count"
          action={{ text: '处理', onTap: () => void decide(count) }}
        >
          {count.location} {count.name} 没有收下：{count.refused}
        </Notice>
      ))}
    </View>
  )

  async function decide(count: QueuedCount) {
    const again = await confirm({
      title: count.name,
      text: `没有收下：${count.refused ?? ''}`,
      action: '再交一次',
      cancel: '不交了',
    })
    if (again) void queue.retry(count.event.eventId)
    else await drop(count)
  }
}
