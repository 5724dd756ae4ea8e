import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { restoreSession, sessionStore, useSession } from '@/lib/session'
import { EmptyState } from '../empty-state'

/** True when the server does not know who this is. Asks again whenever the page is shown after a failure. */
export function useStranger(): boolean {
  const { failure } = useSession()
  useDidShow(() => {
    if (sessionStore.get().state === 'failed') void restoreSession()
  })
  return failure?.code === 'NOT_REGISTERED'
}

/** For somebody whom WeChat knows and the organisation does not yet. */
export function Stranger() {
  return (
    <View className="ui-stranger">
      <EmptyState
        title="还没有登记你的账号"
        text="请把姓名和部门告诉单位的仓库管理员，开通后再点下面的按钮就可以用了。"
        action={{
          id: 'ask-again',
          text: '已开通，重新进入',
          icon: 'refresh',
          onTap: () => void restoreSession(),
        }}
      />
    </View>
  )
}
