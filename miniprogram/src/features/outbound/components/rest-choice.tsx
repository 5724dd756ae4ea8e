import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Segmented } from '@/components/segmented'
import { ReasonChoice } from './reason-choice'

export interface Rest {
  /** What is still open stays as back-order. */
  keep: boolean
  reason: string
}

export const closeReasons = ['库里没有了，不再进货', '领用人说不要了', '用别的代替了', '数量够用了']

/** What is to become of what could not be handed out: fetched later, or given up with a reason. */
export function RestChoice({
  count,
  rest,
  onRest,
}: {
  count: number
  rest: Rest
  onRest: (rest: Rest) => void
}) {
  return (
    <Card title={`还有 ${count} 种没发够`} padded={false} id="partial">
      <View className="rest-choice">
        <Segmented
          value={rest.keep ? 'keep' : 'close'}
          onChange={(value) => onRest({ ...rest, keep: value === 'keep' })}
          options={[
            { value: 'keep', text: '欠着，下次再发', id: 'rest-keep' },
            { value: 'close', text: '关闭，不再发', id: 'rest-close' },
          ]}
        />
        <View className="rest-choice__note">
          {rest.keep ? '这张单会留在待出库里，预留还在' : '没发的数量从这张单里去掉，预留放给别人'}
        </View>
      </View>
      {!rest.keep && (
        <ReasonChoice
          id="close-reason"
          label="为什么不发了（领用人会看到）"
          usual={closeReasons}
          value={rest.reason}
          onChange={(reason) => onRest({ ...rest, reason })}
        />
      )}
    </Card>
  )
}
