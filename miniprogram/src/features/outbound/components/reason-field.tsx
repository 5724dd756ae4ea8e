import { View } from '@tarojs/components'
import { TextareaField } from '@/components/input-field'
import { Tappable } from '@/components/tappable'
import './reason-field.scss'

const usual = [
  '推荐批次包装破损',
  '推荐批次找不到',
  '领用人指定批号',
  '推荐批次被挡住取不出',
  '快到期的要先用掉',
]

/** Why the rule is not followed: a usual reason by one tap, or in own words. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return (
    <View className="pick-reason">
      <View className="pick-reason__label">原因（会记在出库单和审计里）</View>
      <View className="pick-reason__chips">
        {usual.map((reason) => (
          <Tappable
            key={reason}
            role="radio"
            selected={value === reason}
            className={`pick-reason__chip ${value === reason ? 'pick-reason__chip--on' : ''}`}
            onTap={() => onChange(reason)}
          >
            {reason}
          </Tappable>
        ))}
      </View>
      <TextareaField
        id="override-reason"
        label="或者自己写"
        value={value}
        onChange={onChange}
        placeholder="例如：推荐批次已被其他科室借走"
      />
    </View>
  )
}
