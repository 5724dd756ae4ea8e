import { View } from '@tarojs/components'
import { toastStore } from '@/lib/feedback'
import { usePageShown } from '@/lib/page-shown'
import { useStore } from '@/lib/store'
import { Icon } from '../icon'
import './index.scss'

const icons = { success: 'check-circle', error: 'alert', info: 'info' } as const

/** Shows what `toast.*` says; every `Page` has one, only the visible page draws it. */
export function ToastHost() {
  const message = useStore(toastStore)
  const shown = usePageShown()
  if (!message || !shown) return null
  return (
    <View
      key={message.id}
      className={`ui-toast ui-toast--${message.kind}`}
      {...{ role: 'status', ariaRole: 'status' }}
    >
      <View className="ui-toast__box">
        <Icon name={icons[message.kind]} size={20} className="ui-toast__icon" />
        <View>{message.text}</View>
      </View>
    </View>
  )
}
