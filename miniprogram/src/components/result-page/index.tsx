import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../button'
import { Icon } from '../icon'
import './index.scss'

export interface ResultPageProps {
  /** 已入库, 申请已提交: what is true now. */
  title: string
  text?: ReactNode
  tone?: 'success' | 'warning'
  /** A `Card` with the number of the document and the figures that count. */
  children?: ReactNode
  /** The likely next action first (再收一笔), then the others (打印单据, 返回工作台). */
  actions: { id?: string; text: string; onTap: () => void }[]
}

/** Shown in place of the form after a success; goes inside a `Page`. */
export function ResultPage({ title, text, tone = 'success', children, actions }: ResultPageProps) {
  return (
    <View className="ui-result">
      <View className={`ui-result__mark ui-result__mark--${tone}`}>
        <Icon name={tone === 'success' ? 'check' : 'alert'} size={36} />
      </View>
      <View className="ui-result__title">{title}</View>
      {text && <View className="ui-result__text">{text}</View>}
      {children && <View className="ui-result__content">{children}</View>}
      <View className="ui-result__actions">
        {actions.map(({ id, text: label, onTap }, index) => (
          <Button key={label} id={id} kind={index === 0 ? 'primary' : 'secondary'} onTap={onTap}>
            {label}
          </Button>
        ))}
      </View>
    </View>
  )
}
