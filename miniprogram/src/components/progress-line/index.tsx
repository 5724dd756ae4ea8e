import { View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

export interface ProgressStep {
  text: string
  /** `stopped` is where it ended early (驳回, 退回). */
  state: 'done' | 'current' | 'waiting' | 'stopped'
  /** A name or a time, small below. */
  note?: string
}

/** Where a document is: 提交 → 审批 → 备货 → 领取. */
export function ProgressLine({ steps }: { steps: ProgressStep[] }) {
  return (
    <View className="ui-progress">
      {steps.map(({ text, state, note }) => (
        <View key={text} className={`ui-progress__step ui-progress__step--${state}`}>
          <View className="ui-progress__dot">
            {state === 'done' && <Icon name="check" size={14} />}
            {state === 'stopped' && <Icon name="close" size={14} />}
          </View>
          <View className="ui-progress__text">{text}</View>
          {note && <View className="ui-progress__note num">{note}</View>}
        </View>
      ))}
    </View>
  )
}
