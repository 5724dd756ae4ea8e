import { View } from '@tarojs/components'
import { FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Chips } from '@/components/segmented'
import './comment-form.scss'

const phrases = ['同意', '数量偏多，先批一部分', '请写清用途', '库存不足，到货再申请', '请改领同类替代品']

/** What the approver wants to say; needed to return or reject. */
export function CommentForm({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <FormGroup>
      <TextareaField
        id="comment"
        label="审批意见"
        value={value}
        onChange={onChange}
        placeholder="同意可以不写，退回和驳回要写原因"
      />
      <View className="comment-form__phrases">
        <Chips value={value} onChange={onChange} options={phrases.map((text) => ({ value: text, text }))} />
      </View>
    </FormGroup>
  )
}
