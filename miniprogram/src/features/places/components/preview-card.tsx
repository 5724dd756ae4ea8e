import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { Notice } from '@/components/notice'
import { Spinner } from '@/components/spinner'
import './preview-card.scss'

export interface PreviewCardProps {
  preview: OutputOf<'masterdata.previewLocations'> | undefined
  loading: boolean
  /** Why the range cannot be. */
  failure: string | undefined
  example: string
}

/** How many locations will be made, from which to which, before anything is. */
export function PreviewCard({ preview, loading, failure, example }: PreviewCardProps) {
  if (failure) return <Notice id="preview-refusal">{failure}</Notice>
  if (!preview) {
    return (
      <Card>
        <View className="preview-card__wait muted">
          {loading ? <Spinner size={18} /> : null}
          {loading ? (
            '正在数…'
          ) : (
            <CodedText text={`填好范围，这里先告诉你会生成哪些。编号像 ${example} 这样。`} />
          )}
        </View>
      </Card>
    )
  }
  const { count, existing, first, last, sample } = preview
  return (
    <Card id="preview" title="将会生成">
      <View className="preview-card__count">
        <View className="preview-card__number num">{count - existing}</View>个库位
      </View>
      <View className="preview-card__ends">
        <View className="code">{first}</View>
        <View className="muted">至</View>
        <View className="code">{last}</View>
      </View>
      {existing > 0 && (
        <View className="preview-card__existing">
          范围里已有 {existing} 个，不会改动{existing === count ? '，没有要新建的' : ''}
        </View>
      )}
      <View className="muted preview-card__label">走货顺序</View>
      <View className="preview-card__codes">
        {sample.map((code) => (
          <View key={code} className="preview-card__code code">
            {code}
          </View>
        ))}
        {count > sample.length && <View className="muted">…</View>}
      </View>
    </Card>
  )
}
