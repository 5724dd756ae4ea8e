import { ScrollView, View } from '@tarojs/components'
import { Popup } from '@nutui/nutui-react-taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import './index.scss'

export interface SheetProps {
  open: boolean
  onClose: () => void
  title?: ReactNode
  /** Stays under the scrolling content, above the safe area. */
  bottom?: ReactNode
}

/** A panel that slides up over the page; a tap beside it or the cross closes it. */
export function Sheet({ open, onClose, title, bottom, children }: PropsWithChildren<SheetProps>) {
  return (
    <Popup visible={open} position="bottom" onClose={onClose} lockScroll destroyOnClose className="ui-sheet">
      {title && (
        <View className="ui-sheet__head">
          <View className="ui-sheet__title">{title}</View>
          <Tappable className="ui-sheet__close" onTap={onClose} label="关闭">
            <Icon name="close" size={20} />
          </Tappable>
        </View>
      )}
      <ScrollView scrollY className="ui-sheet__body">
        {children}
      </ScrollView>
      {bottom && <View className="ui-sheet__bottom">{bottom}</View>}
    </Popup>
  )
}
