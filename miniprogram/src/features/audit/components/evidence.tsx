import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { JournalEntry } from '@shared/schema/journal'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import './evidence.scss'

/** For who checks by program: what changed, what was answered, the digest and the signature; folded until asked for. */
export function Evidence({ entry }: { entry: JournalEntry }) {
  const [open, setOpen] = useState(false)
  return (
    <Card padded={false}>
      <Tappable id="evidence" className="evidence__toggle" onTap={() => setOpen(!open)}>
        <View>原始数据</View>
        <View className={open ? 'evidence__arrow evidence__arrow--open' : 'evidence__arrow'}>
          <Icon name="chevron-down" size={20} />
        </View>
      </Tappable>
      {open && (
        <View className="evidence__body">
          <Part label="请求编号" text={entry._id} />
          <Part label="内容摘要（SHA-256）" text={entry.digest} />
          <Part label="签名（HMAC-SHA-256）" text={entry.hmac} />
          {entry.changes && <Part label="改动前后" text={JSON.stringify(entry.changes, null, 2)} />}
          <Part label="当时的答复" text={JSON.stringify(entry.outcome, null, 2) ?? '无'} />
        </View>
      )}
    </Card>
  )
}

const Part = ({ label, text }: { label: string; text: string }) => (
  <View className="evidence__part">
    <View className="evidence__label">{label}</View>
    <Text className="evidence__text" selectable userSelect>
      {text}
    </Text>
  </View>
)
