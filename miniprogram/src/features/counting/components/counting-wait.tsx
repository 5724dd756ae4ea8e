import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/notice'
import { SessionWait } from '@/components/session-wait'
import { restoreSession, useSession } from '@/lib/session'
import { keptOnDevice } from '../kept'

/**
 * In place of a counting page that cannot know yet who counts. Opened again without a network it says that what was counted is
 * still there, and goes on by itself as soon as the network is back.
 */
export function CountingWait() {
  const { failure } = useSession()
  const [kept] = useState(keptOnDevice)
  useEffect(() => {
    if (!failure) return
    const again = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected) void restoreSession()
    }
    Taro.onNetworkStatusChange?.(again)
    return () => Taro.offNetworkStatusChange?.(again)
  }, [failure])
  return (
    <>
      {failure && kept > 0 && (
        <Notice id="kept-counts" tone="warning" icon="wifi-off">
          {`这台手机上还有 ${kept} 条没有提交的盘点，都存着，不会丢。联网后回到这里，会自动提交`}
        </Notice>
      )}
      <SessionWait />
    </>
  )
}
