import { View } from '@tarojs/components'
import type { FieldChange } from '@shared/schema/journal'
import { Card } from '@/components/card'
import { changedField, changedValue } from '../change-text'
import './changes.scss'

/** What a command changed in master data, field by field: what it was, and what it is since. */
export function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <Card title="改了什么" extra={`${changes.length} 处`} padded={false} id="changes">
      {changes.map((change) => (
        <View key={change.path} className="changes__row">
          <View className="changes__name">{changedField(change)}</View>
          <View className="changes__values">
            {'before' in change && (
              <View className="changes__before">{changedValue(change.path, change.before)}</View>
            )}
            <View className="changes__after">
              {'after' in change ? changedValue(change.path, change.after) : '已删除'}
            </View>
          </View>
        </View>
      ))}
    </Card>
  )
}
