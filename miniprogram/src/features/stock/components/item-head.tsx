import { Image, Text, View } from '@tarojs/components'
import { hasRole } from '@shared/domain/rights'
import { sum } from '@shared/domain/stock'
import type { OutputOf } from '@shared/operations'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { StateTag } from '@/components/state-tag'
import { useItemPhotos } from '@/features/items/use-item-photos'
import { inWords } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useCategories } from '../api'
import { controlledText, policyText, trackingText } from '../state-words'
import { Totals } from './totals'
import './item-head.scss'

/** What the item is and how much of it there is altogether. */
export function ItemHead({ data }: { data: OutputOf<'stock.item'> }) {
  const { item, stocks } = data
  const category = useCategories().data?.rows.find(({ _id }) => _id === item.categoryId)
  const onHand = sum(stocks.map((stock) => stock.onHand))
  const words = inWords(item, onHand)
  const me = useMe()
  const photo = useItemPhotos([item])(item._id)
  return (
    <Card>
      <View className="item-head">
        <View className="item-head__top">
          <View className="item-head__words-of-it">
            <View className="item-head__name">{item.name}</View>
            <View className="item-head__about">
              {item.specification && <Text>{item.specification}</Text>}
              <Text className="code">{item.code}</Text>
            </View>
          </View>
          {photo && <Image className="item-head__photo" src={photo} mode="aspectFill" />}
          {me && hasRole(me, 'admin') && (
            <Button
              id="edit-item"
              kind="text"
              size="small"
              icon="edit"
              onTap={() => openPage('editItem', { id: item._id })}
            >
              编辑
            </Button>
          )}
        </View>
        <View className="item-head__tags">
          {item.status === 'disabled' && <StateTag tone="danger">已停用</StateTag>}
          {item.controlled && <StateTag tone="danger">{controlledText[item.controlled]}</StateTag>}
          <StateTag tone="brand">{policyText[item.policy]}</StateTag>
          <StateTag>{trackingText[item.tracking]}</StateTag>
          {category && <StateTag>{category.name}</StateTag>}
        </View>
        <Totals
          item={item}
          onHand={onHand}
          available={sum(stocks.map((stock) => stock.available))}
          reserved={sum(stocks.map((stock) => stock.reserved))}
        />
        {words.split(' ')[1] !== item.unit && <View className="item-head__words num">合 {words}</View>}
      </View>
    </Card>
  )
}
