import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from '../icon'
import { Spinner } from '../spinner'
import { Tappable } from '../tappable'
import './index.scss'

export interface ButtonProps {
  id?: string
  /** One primary a screen; `danger` is text only, for what destroys. */
  kind?: 'primary' | 'secondary' | 'text' | 'danger'
  /** 48 high, or 36 (with a touch area of 44) inside rows and cards. */
  size?: 'large' | 'small'
  loading?: boolean
  disabled?: boolean
  /** Takes the whole width; large ones do unless told otherwise. */
  block?: boolean
  icon?: IconName
  onTap?: () => void
  className?: string
}

/** The text is a verb (确认入库, not 提交). While loading it keeps its width and takes no taps. */
export function Button(props: PropsWithChildren<ButtonProps>) {
  const {
    id,
    kind = 'primary',
    size = 'large',
    loading,
    disabled,
    icon,
    onTap,
    className = '',
    children,
  } = props
  const { block = size === 'large' && kind !== 'text' && kind !== 'danger' } = props
  const modifiers = [kind, size, block && 'block', loading && 'loading', disabled && 'disabled']
  const name = modifiers.filter(Boolean).map((modifier) => `ui-button--${modifier}`)
  return (
    <Tappable
      id={id}
      className={`ui-button ${name.join(' ')} ${className}`}
      disabled={disabled || loading}
      onTap={onTap ?? ignore}
    >
      {loading ? <Spinner size={18} /> : icon && <Icon name={icon} size={size === 'large' ? 20 : 18} />}
      <View className="ui-button__text">{children}</View>
    </Tappable>
  )
}

const ignore = () => {}
