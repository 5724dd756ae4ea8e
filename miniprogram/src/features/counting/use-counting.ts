import { useDidHide } from '@tarojs/taro'
import { useEffect, useSyncExternalStore } from 'react'
import { useMe } from '@/lib/session'
import { countingOf, type Counting } from './counting'
import type { QueueState } from './queue'

const empty: QueueState = { counts: [], sending: false, unkept: false }
const nothing = () => () => {}

/** The counting of the person on this device, and what of it has not arrived yet. Leaving the page sends what waits. */
export function useCounting(): { counting: Counting | undefined; queue: QueueState } {
  const me = useMe()
  const counting = me && countingOf(me._id)
  const queue = useSyncExternalStore(
    counting?.queue.subscribe ?? nothing,
    () => counting?.queue.get() ?? empty,
    () => empty,
  )
  const flush = () => void counting?.queue.flush()
  useDidHide(flush)
  useEffect(() => () => void counting?.queue.flush(), [counting])
  return { counting, queue }
}
