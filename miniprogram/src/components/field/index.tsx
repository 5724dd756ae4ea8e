import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Card } from '../card'
import { Tappable } from '../tappable'
import './index.scss'

export interface FieldProps {
  label: string
  required?: boolean
  /** What is wrong and how to put it right, in red under the row. */
  error?: string
  /** A grey hint under the row, hidden while there is an error. */
  hint?: ReactNode
  /** At the right of the input: a unit, a scan icon, an arrow. */
  suffix?: ReactNode
  /** Label above instead of at the left, for wide controls. */
  stacked?: boolean
  onTap?: () => void
}

/** The row of a form: label at the left, control at the right, message below. */
export function Field(props: PropsWithChildren<FieldProps>) {
  const { label, required, error, hint, suffix, stacked, onTap, children } = props
  return (
    <Tappable
      className={`ui-field ${stacked ? 'ui-field--stacked' : ''} ${error ? 'ui-field--wrong' : ''}`}
      onTap={onTap}
    >
      <View className="ui-field__row">
        <View className="ui-field__label">
          {label}
          {required && <View className="ui-field__required">*</View>}
        </View>
        <View className="ui-field__control">{children}</View>
        {suffix && (
          <View className={`ui-field__suffix ${typeof suffix === 'string' ? '' : 'ui-field__suffix--icon'}`}>
            {suffix}
          </View>
        )}
      </View>
      {error ? (
        <View className="ui-field__error">{error}</View>
      ) : (
        hint && <View className="ui-field__hint">{hint}</View>
      )}
    </Tappable>
  )
}

/** A card of fields, with a heading and hairlines between the rows. */
export function FormGroup({
  title,
  extra,
  children,
}: PropsWithChildren<{ title?: ReactNode; extra?: ReactNode }>) {
  return (
    <Card title={title} extra={extra} padded={false} className="ui-form-group">
      {children}
    </Card>
  )
}
