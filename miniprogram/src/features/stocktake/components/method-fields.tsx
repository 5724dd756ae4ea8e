import { View } from '@tarojs/components'
import { Field, FormGroup } from '@/components/field'
import { Notice } from '@/components/notice'
import { Segmented } from '@/components/segmented'
import { SwitchField } from '@/components/switch-field'
import './method-fields.scss'

export interface Method {
  blind: boolean
  double: boolean
  frozen: boolean
}

export interface MethodFieldsProps {
  method: Method
  onChange: (part: Partial<Method>) => void
  /** What freezing would stop: 整个仓库. */
  frozenWhat: string
}

/** Blind or open, by one person or two, with goods moving or not. */
export function MethodFields({ method, onChange, frozenWhat }: MethodFieldsProps) {
  const { blind, double, frozen } = method
  return (
    <FormGroup title="怎么盘">
      <Field
        label="账面数量"
        stacked
        hint={blind ? '盘点人看不到账上有多少，数出来的更可靠' : '盘点人能看到账上有多少，快，但容易照抄'}
      >
        <View className="method-choice">
          <Segmented
            value={blind ? 'blind' : 'open'}
            onChange={(value) => onChange({ blind: value === 'blind' })}
            options={[
              { value: 'blind', text: '盲盘', id: 'method-blind' },
              { value: 'open', text: '明盘', id: 'method-open' },
            ]}
          />
        </View>
      </Field>
      <Field
        label="数几遍"
        stacked
        hint={double ? '每一行由两个人各数一遍，不一样的自动重盘' : '每一行由一个人数一遍'}
      >
        <View className="method-choice">
          <Segmented
            value={double ? 'double' : 'single'}
            onChange={(value) => onChange({ double: value === 'double' })}
            options={[
              { value: 'single', text: '单人', id: 'method-single' },
              { value: 'double', text: '双人', id: 'method-double' },
            ]}
          />
        </View>
      </Field>
      <SwitchField
        id="method-frozen"
        label="冻结收发"
        value={frozen}
        onChange={(on) => onChange({ frozen: on })}
        hint={frozen ? undefined : '不用冻结也能盘准：盘点期间的收发会自动折算进去'}
      />
      {frozen && (
        <View className="method-frozen">
          <Notice id="frozen-hint" tone="warning">
            {frozenWhat}在盘完过账之前不能入库、出库、移库、调拨，领用的人会被拦下。随时可以解除。
          </Notice>
        </View>
      )}
    </FormGroup>
  )
}
