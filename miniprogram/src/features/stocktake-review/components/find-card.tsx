import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { Button } from '@/components/button'
import { PhotoStrip } from '@/components/photo-field'
import { StateTag } from '@/components/state-tag'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import './find-card.scss'

export type Find = OutputOf<'stocktake.finds'>['rows'][number]

export interface FindCardProps {
  find: Find
  maySettle: boolean
  onSettle: (as: 'named' | 'dismissed') => void
}

/** What was found: its code, how many, where, by whom, how it looks; and what can be done about it. */
export function FindCard({ find, maySettle, onSettle }: FindCardProps) {
  const { code, quantity, location, by, countedAt, note, photos, status, lineId, reason, settledBy } = find
  return (
    <View className="find">
      <View className="find__head">
        <View className="find__code">{code}</View>
        <View className="find__quantity num">
          {quantity}
          <View className="find__unit">件</View>
        </View>
      </View>
      <View className="find__facts">
        <View className="code">{location}</View>
        <View>{by.name}</View>
        <View className="num">{formatInstant(countedAt)}</View>
      </View>
      {note && <View className="find__note">{note}</View>}
      <PhotoStrip label="不明物照片" urls={photos.map(({ url }) => url)} />
      {status !== 'open' && (
        <View className="find__settled">
          <StateTag tone={status === 'named' ? 'success' : 'neutral'}>
            {status === 'named' ? '已认出' : '不算'}
          </StateTag>
          <View className="find__note">
            {[reason, settledBy && `${settledBy.name}处理`].filter(Boolean).join(' · ')}
          </View>
        </View>
      )}
      {status === 'named' && lineId && (
        <Button
          id={`see-${code}`}
          kind="secondary"
          size="small"
          onTap={() => openPage('stocktakeLine', { line: lineId })}
        >
          看它成了哪一行
        </Button>
      )}
      {status === 'open' && maySettle && (
        <View className="find__actions">
          <Button id={`dismiss-${code}`} kind="secondary" block onTap={() => onSettle('dismissed')}>
            不算
          </Button>
          <Button id={`name-${code}`} icon="search" block onTap={() => onSettle('named')}>
            认物资
          </Button>
        </View>
      )}
    </View>
  )
}
