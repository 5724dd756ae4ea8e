import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Tappable } from '../tappable'
import './index.scss'

export interface CardProps {
  id?: string
  title?: ReactNode
  /** At the right of the title: a tag, a count, a text button. */
  extra?: ReactNode
  /** Off when the content brings its own padding (rows, forms). */
  padded?: boolean
  onTap?: () => void
  className?: string
}

/** A white sheet of radius 12; the only box there is. */
export function Card({
  id,
  title,
  extra,
  padded = true,
  onTap,
  className = '',
  children,
}: PropsWithChildren<CardProps>) {
  return (
    <Tappable id={id} className={`ui-card ${className}`} onTap={onTap}>
      {(title || extra) && (
        <View className="ui-card__head">
          <View className="ui-card__title">{title}</View>
          {extra && <View className="ui-card__extra">{extra}</View>}
        </View>
      )}
      <View
        className={
          padded
            ? `ui-card__body ui-card__body--padded ${title ? 'ui-card__body--titled' : ''}`
            : 'ui-card__body'
        }
      >
        {children}
      </View>
    </Tappable>
  )
}
