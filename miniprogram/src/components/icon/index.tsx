import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import type { IconName } from './names'
import './index.scss'

export type { IconName }

export interface IconProps {
  name: IconName
  /** px, 24 unless told. */
  size?: number
  /** A CSS colour; the colour of the text around it unless told. */
  color?: string
  className?: string
}

/** One of our own line icons, drawn as a mask so that it takes the colour of its text. */
export function Icon({ name, size = 24, color, className = '' }: IconProps) {
  const style: CSSProperties = { width: `${size}px`, height: `${size}px` }
  if (color) style.color = color
  return <View className={`ui-icon ui-icon--${name} ${className}`} style={style} />
}
