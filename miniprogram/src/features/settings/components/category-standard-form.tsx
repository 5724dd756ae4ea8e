import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SettingValue } from '@shared/schema/settings'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Segmented } from '@/components/segmented'
import { schemeText } from '@/features/categories/category-choices'

type Value = SettingValue<'categoryStandard'>

/** Which code system new items are classified by. */
export function CategoryStandardForm({
  value,
  onChange,
}: {
  value: Value
  onChange: (value: Value) => void
}) {
  const [scheme, setScheme] = useState(value.scheme)
  const choose = (next: Value['scheme']) => {
    setScheme(next)
    onChange({ scheme: next })
  }
  return (
    <View className="stack">
      <Field label="新建物资按哪套分类" stacked>
        <Segmented
          value={scheme}
          onChange={choose}
          options={(['gbt14885', 'own'] as const).map((one) => ({
            value: one,
            text: schemeText[one],
            id: `standard-${one}`,
          }))}
        />
      </Field>
      <Notice tone="brand" icon="info">
        切换后，已经分好类的物资不动，以后编辑时再选新的分类。
      </Notice>
    </View>
  )
}
