import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { failureText, type Failure } from '@/lib/error-text'
import type { LotTarget } from '../target'
import { LotHead } from './lot-head'
import './form-sheet.scss'

export interface FormSheetProps {
  title: string
  target: LotTarget | null
  onClose: () => void
  /** Why it was refused; what was typed stays. */
  failure: Failure | undefined
  submit: { text: string; onTap: () => void; loading: boolean; danger?: boolean }
}

/** One short form about one row of stock: what it is about, the fields, why it was refused, one button. */
export function FormSheet(props: PropsWithChildren<FormSheetProps>) {
  const { title, target, onClose, failure, submit, children } = props
  return (
    <Sheet
      open={target !== null}
      onClose={onClose}
      title={title}
      bottom={
        <View className="form-sheet__bottom">
          {failure && <Notice id="refusal">{failureText(failure)}</Notice>}
          <Button
            id="sheet-submit"
            block
            kind={submit.danger ? 'danger' : 'primary'}
            loading={submit.loading}
            onTap={submit.onTap}
          >
            {submit.text}
          </Button>
        </View>
      }
    >
      {target && (
        <View className="form-sheet">
          <LotHead target={target} />
          <Card padded={false} className="form-sheet__fields">
            {children}
          </Card>
        </View>
      )}
    </Sheet>
  )
}
