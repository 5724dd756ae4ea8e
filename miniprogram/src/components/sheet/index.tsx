import { ScrollView, View } from '@tarojs/components'
import { Popup } from '@nutui/nutui-react-taro'
import { useRef, type PropsWithChildren, type ReactNode } from 'react'
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
  const opening = useOpening(open)
  return (
    <Popup
      key={opening}
      visible={open}
      position="bottom"
      onClose={onClose}
      lockScroll
      destroyOnClose
      className="ui-sheet"
    >
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

/** Longer than the panel takes to slide away. */
const CLOSING_MS = 500

/**
 * Counts the openings that came while the panel was still sliding away, as when one code is scanned right after the other:
 * the popup would empty itself at the end of that slide, so such an opening gets a popup of its own.
 */
function useOpening(open: boolean): number {
  const { current: life } = useRef({ open: false, closedAt: -CLOSING_MS, count: 0 })
  if (open !== life.open) {
    const now = Date.now()
    if (!open) life.closedAt = now
    else if (now - life.closedAt < CLOSING_MS) life.count++
    life.open = open
  }
  return life.count
}
