import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../button'
import './index.scss'

export interface BarAction extends Pick<
  ButtonProps,
  'id' | 'loading' | 'disabled' | 'icon' | 'kind' | 'onTap'
> {
  text: string
}

export interface BottomBarProps {
  primary: BarAction
  /** One beside it, narrower; a refusal or a step back. */
  secondary?: BarAction
  /** A third as text at the very left (驳回). */
  tertiary?: BarAction
  /** A short summary at the left (共 3 种 12 件). */
  summary?: ReactNode
}

/** The actions of a page in the thumb zone; given to `Page` as `bottom`. */
export function BottomBar({ primary, secondary, tertiary, summary }: BottomBarProps) {
  return (
    <View className="ui-bottom-bar">
      {summary && <View className="ui-bottom-bar__summary">{summary}</View>}
      {tertiary && <Action action={{ kind: 'danger', ...tertiary }} className="ui-bottom-bar__tertiary" />}
      {secondary && (
        <Action action={{ kind: 'secondary', ...secondary }} className="ui-bottom-bar__secondary" />
      )}
      <Action action={primary} className="ui-bottom-bar__primary" />
    </View>
  )
}

function Action({ action: { text, ...rest }, className }: { action: BarAction; className: string }) {
  return (
    <View className={className}>
      <Button {...rest} block>
        {text}
      </Button>
    </View>
  )
}
