import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from '../icon'
import { Tappable } from '../tappable'
import './index.scss'

export interface NoticeProps {
  id?: string
  tone?: 'danger' | 'warning' | 'brand' | 'success'
  icon?: IconName
  /** What can be done about it, at the right. */
  action?: { id?: string; text: string; onTap: () => void }
}

/** A sentence that stays until its cause is gone: why the last attempt was refused, what the person should know. */
export function Notice({
  id,
  tone = 'danger',
  icon = 'alert',
  action,
  children,
}: PropsWithChildren<NoticeProps>) {
  return (
    <View
      id={id}
      className={`ui-notice ui-notice--${tone}`}
      {...(tone === 'danger' ? { role: 'alert', ariaRole: 'alert' } : {})}
    >
      <Icon name={icon} size={20} className="ui-notice__icon" />
      <View className="ui-notice__text">{children}</View>
      {action && (
        <Tappable id={action.id} className="ui-notice__action" onTap={action.onTap}>
          {action.text}
        </Tappable>
      )}
    </View>
  )
}
