import { View } from '@tarojs/components'
import type { CSSProperties, KeyboardEvent, PropsWithChildren } from 'react'
import './index.scss'

export interface TappableProps {
  /** A stable name for tests and anchors. */
  id?: string
  onTap?: () => void
  disabled?: boolean
  className?: string
  style?: CSSProperties
  /** What a screen reader says when the content is a picture. */
  label?: string
  /** `button` unless it is one of several of which one is chosen. */
  role?: 'button' | 'tab' | 'radio' | 'checkbox' | 'link'
  selected?: boolean
}

/**
 * Everything that reacts to a tap: pressed state in WeChat, keyboard and role in the browser.
 * Without `onTap` it is a plain box.
 */
export function Tappable(props: PropsWithChildren<TappableProps>) {
  const { id, onTap, disabled, className = '', style, label, role = 'button', selected, children } = props
  const active = Boolean(onTap) && !disabled
  const tap = active ? onTap : undefined
  const name = `ui-tappable ${active ? 'ui-tappable--active' : ''} ${className}`
  if (process.env.TARO_ENV === 'h5') {
    return (
      <div
        id={id}
        className={name}
        style={style}
        onClick={tap}
        onKeyDown={tap && pressByKey(tap)}
        role={onTap ? role : undefined}
        tabIndex={active ? 0 : undefined}
        aria-label={label}
        aria-disabled={onTap && disabled ? true : undefined}
        aria-selected={role === 'tab' ? selected : undefined}
        aria-checked={role === 'radio' || role === 'checkbox' ? selected : undefined}
      >
        {children}
      </div>
    )
  }
  return (
    <View
      id={id}
      className={name}
      style={style}
      onClick={tap}
      hoverClass={active ? 'ui-tappable--pressed' : 'none'}
      hoverStayTime={70}
      {...(onTap ? { ariaRole: role, ariaLabel: label } : {})}
    >
      {children}
    </View>
  )
}

const pressByKey = (tap: () => void) => (event: KeyboardEvent) => {
  if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
  event.preventDefault()
  tap()
}
