import { View } from '@tarojs/components'
import { useState } from 'react'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { PickerField } from '@/components/picker-field'
import { categoryChoices } from '@/features/categories/category-choices'
import { useQuery } from '@/lib/use-operation'
import type { FieldsProps } from './fields-props'
import { ItemPhoto } from './item-photo'

/** What it is called, where it belongs, what it looks like. */
export function BasicFields({ editing, state }: FieldsProps) {
  const { form, change, problems } = editing
  const tree = useQuery('masterdata.categoryTree', {})
  const [asked, setAsked] = useState(form.categoryId)
  const proposal = useQuery('masterdata.proposeItemCode', !state && asked ? { categoryId: asked } : null)
  const choose = (categoryId: string) => {
    setAsked(categoryId)
    change({ categoryId })
  }
  return (
    <FormGroup title="基本信息">
      <InputField
        id="item-name"
        label="名称"
        required
        maxLength={80}
        value={form.name}
        onChange={(name) => change({ name })}
        placeholder="例如 中性笔"
        error={problems.name}
      />
      <InputField
        id="item-specification"
        label="规格型号"
        value={form.specification}
        onChange={(specification) => change({ specification })}
        placeholder="例如 0.5mm 黑色"
      />
      <View id="item-category">
        <PickerField
          label="分类"
          required
          value={form.categoryId}
          onChange={choose}
          choices={categoryChoices(tree.data, form.categoryId)}
          error={problems.categoryId}
        />
      </View>
      <InputField
        id="item-code"
        label="编码"
        maxLength={40}
        value={form.code}
        onChange={(code) => change({ code })}
        placeholder={proposal.data ? `留空用 ${proposal.data.code}` : '留空自动编号'}
        hint={state ? undefined : '留空按编码规则自动编号；标签和扫码都用它'}
      />
      <ItemPhoto editing={editing} {...(state?.photoUrl ? { url: state.photoUrl } : {})} />
    </FormGroup>
  )
}
