import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { Tappable } from '@/components/tappable'
import './document-link.scss'

/** A row that names another document and leads to it. */
export function DocumentLink({
  id,
  label,
  number,
  onTap,
}: {
  id?: string
  label: string
  number: string
  onTap: () => void
}) {
  return (
    <Field label={label}>
      <Tappable id={id} className="document-link" onTap={onTap} label={`看${label} ${number}`}>
        <View className="code">{number}</View>
      </Tappable>
    </Field>
  )
}
