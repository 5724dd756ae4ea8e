import { Image, View } from '@tarojs/components'
import type { OutputOf } from '@shared/operations'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { StateTag } from '@/components/state-tag'
import { controlledText } from '@/features/stock/state-words'
import { openPage } from '@/lib/nav'
import './item-row.scss'

export interface ItemRowProps {
  item: OutputOf<'masterdata.listItems'>['rows'][number]
  category?: string | undefined
  photo?: string | undefined
}

/** One item: picture, name and specification, code and category; what is unusual about it at the right. */
export function ItemRow({ item, category, photo }: ItemRowProps) {
  const { status, controlled, inspect } = item
  return (
    <ListRow
      id={`item-${item._id}`}
      leading={
        <View className="item-row__picture">
          {photo ? (
            <Image className="item-row__image" src={photo} mode="aspectFill" />
          ) : (
            <Icon name="box" size={22} />
          )}
        </View>
      }
      title={item.name}
      subtitle={item.specification}
      note={
        <View className="item-row__note">
          <View className="code">{item.code}</View>
          {category && <View>{category}</View>}
        </View>
      }
      tag={
        status === 'disabled' ? (
          <StateTag tone="neutral">已停用</StateTag>
        ) : controlled ? (
          <StateTag tone="danger">{controlledText[controlled]}</StateTag>
        ) : inspect ? (
          <StateTag tone="brand">需质检</StateTag>
        ) : undefined
      }
      arrow
      onTap={() => openPage('editItem', { id: item._id })}
    />
  )
}
