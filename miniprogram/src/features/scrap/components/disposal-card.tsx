import { View } from '@tarojs/components'
import { disposalText } from '@shared/domain/scrap'
import type { Disposal } from '@shared/schema/scrap'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { PhotoStrip } from '@/components/photo-field'
import { formatInstant, formatMoney } from '@/lib/format'
import './disposal-card.scss'

export interface DisposalCardProps {
  disposal: Disposal
  /** Links of photos and of the witness's signature. */
  photos: readonly string[]
  signature: string | undefined
}

/** How the goods left, who took them, and who saw it. */
export function DisposalCard({ disposal, photos, signature }: DisposalCardProps) {
  const { method, recipient, documentNo, proceedsFen, witness, by, at } = disposal
  const facts = [
    ['方式', disposalText[method]],
    [method === 'sold' ? '买方' : '处置单位', recipient],
    ['凭证号', documentNo],
    ['收入', proceedsFen === undefined ? undefined : formatMoney(proceedsFen)],
    ['处置人', by.name],
    ['监销人', witness?.name],
    ['处置时间', formatInstant(at)],
  ] as const
  return (
    <Card title="处置" padded={false}>
      {facts.map(
        ([label, value]) =>
          value && (
            <Field key={label} label={label}>
              {value}
            </Field>
          ),
      )}
      <View className="disposal-proof">
        {signature && <PhotoStrip label="监销人签字" urls={[signature]} />}
        <PhotoStrip label="处置照片" urls={photos} />
      </View>
    </Card>
  )
}
