import { View } from '@tarojs/components'
import { DateField } from '@/components/date-field'
import { Field, FormGroup } from '@/components/field'
import { Chips } from '@/components/segmented'
import { SwitchField } from '@/components/switch-field'
import { TextareaField } from '@/components/input-field'
import { businessDay } from '@shared/domain/calendar'
import type { Basket } from '../basket'
import './purpose-form.scss'

const purposes = ['日常办公', '实验教学', '检验检测', '会议', '维修', '卫生防护']

export interface PurposeFormProps {
  basket: Basket
  onChange: (change: Partial<Basket>) => void
  purposeProblem: string | undefined
  /** Names, when known from an earlier requisition. */
  approvers: string[]
}

/** What the approver reads: what for, how urgent, by when. */
export function PurposeForm({ basket, onChange, purposeProblem, approvers }: PurposeFormProps) {
  const { purpose, urgent, neededBy } = basket
  const pick = (quick: string) => {
    const free = purpose !== '' && !purposes.includes(purpose)
    onChange({ purpose: free ? `${quick}：${purpose}` : quick })
  }
  return (
    <FormGroup>
      <TextareaField
        id="purpose"
        label="用途"
        required
        value={purpose}
        onChange={(text) => onChange({ purpose: text })}
        placeholder="用来做什么，例如：11 月饮用水检验"
        error={purposeProblem}
      />
      <View className="purpose-form__quick">
        <Chips value={purpose} onChange={pick} options={purposes.map((text) => ({ value: text, text }))} />
      </View>
      <SwitchField
        id="urgent"
        label="加急"
        value={urgent}
        onChange={(on) => onChange({ urgent: on })}
        text={urgent ? '会排在审批和备货的前面' : '不急'}
      />
      <DateField
        label="需用日期"
        value={neededBy}
        onChange={(day) => onChange({ neededBy: day })}
        placeholder="什么时候要用，可不填"
        min={businessDay(Date.now())}
        clearable
      />
      <Field label="审批人">
        <View className="purpose-form__approvers">
          {approvers.length > 0 ? approvers.join('、') : '提交后送本部门的审批人'}
        </View>
      </Field>
    </FormGroup>
  )
}
