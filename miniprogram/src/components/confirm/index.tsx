import { View } from '@tarojs/components'
import { answerConfirm, confirmStore } from '@/lib/confirm'
import { usePageShown } from '@/lib/page-shown'
import { useStore } from '@/lib/store'
import { Tappable } from '../tappable'
import './index.scss'

/** Asks what `confirm()` asks; every `Page` has one, only the visible page draws it. */
export function ConfirmHost() {
  const question = useStore(confirmStore)
  const shown = usePageShown()
  if (!question || !shown) return null
  const { title, text, action, cancel = '再想想', danger } = question
  return (
    <View className="ui-confirm" catchMove {...{ role: 'dialog', 'aria-modal': 'true', ariaRole: 'dialog' }}>
      <View className="ui-confirm__box">
        <View className="ui-confirm__title">{title}</View>
        {text && <View className="ui-confirm__text">{text}</View>}
        <View className="ui-confirm__actions">
          <Tappable id="confirm-no" className="ui-confirm__action" onTap={() => answerConfirm(false)}>
            {cancel}
          </Tappable>
          <Tappable
            id="confirm-yes"
            className={`ui-confirm__action ui-confirm__action--${danger ? 'danger' : 'main'}`}
            onTap={() => answerConfirm(true)}
          >
            {action}
          </Tappable>
        </View>
      </View>
    </View>
  )
}
