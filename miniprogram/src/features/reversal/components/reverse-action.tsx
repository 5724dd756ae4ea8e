import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { Notice } from '@/components/notice'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { hasRole, useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { ReverseSheet } from './reverse-sheet'
import './reverse-action.scss'

export interface ReverseActionProps {
  /** Number of the posted document: RK, TK, CK, ZF, DB, YK, BF, …. */
  documentId: string
  /** After it was taken back: fetch the document again. */
  onReversed?: () => void | Promise<void>
}

/**
 * At the foot of a posted document: takes it back (冲销), or says why that cannot be, or that it happened. Draws nothing
 * for those who have no part in it.
 */
export function ReverseAction({ documentId, onReversed }: ReverseActionProps) {
  const me = useMe()
  const concerned = hasRole(me, 'clerk', 'admin')
  const query = useQuery('stock.reversible', concerned ? { documentId } : null)
  const [open, setOpen] = useState(false)
  const { data } = query
  if (!concerned || !data) return null
  if (data.reversed) {
    const { no, by, at, reason } = data.reversed
    return (
      <Notice
        id="reversed"
        icon="undo"
        action={{ id: 'open-reversal', text: '看冲销单', onTap: () => openPage('reversal', { id: no }) }}
      >
        {by.name} 于{formatInstant(at)}冲销：{reason}
      </Notice>
    )
  }
  return (
    <Card className="reverse-action">
      {data.allowed ? (
        <>
          <View className="reverse-action__text">记错了不能改，只能冲销：按原样记回去，再重新做一张。</View>
          <Button id="reverse" kind="danger" size="small" icon="undo" onTap={() => setOpen(true)}>
            冲销这张{data.title}
          </Button>
        </>
      ) : (
        <View id="reverse-why-not" className="reverse-action__text">
          <CodedText text={data.why ?? ''} />
        </View>
      )}
      <ReverseSheet
        open={open}
        plan={data}
        onClose={() => setOpen(false)}
        onDone={async () => {
          setOpen(false)
          await Promise.all([query.refresh(), onReversed?.()])
        }}
      />
    </Card>
  )
}
