import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CodedText } from '@/components/coded-text'
import { Card } from '@/components/card'
import { Tappable } from '@/components/tappable'
import { documentName, documentOpener, isNumbered } from '@/lib/document-link'
import { businessDay } from '@shared/domain/calendar'
import type { JournalEntry } from '@shared/schema/journal'
import { formatClock } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { deviceText } from '../device-text'
import { stepName } from '../operation-words'
import './facts.scss'

export interface FactsProps {
  entry: JournalEntry
  operationName: string
  warehouseName: string
}

/** Who, when, what, where from, and about which document. */
export function Facts({ entry, operationName, warehouseName }: FactsProps) {
  const open = documentOpener(entry.document, useMe())
  return (
    <Card padded={false} className="entry-facts">
      <View className="entry-facts__head">
        <View className="entry-facts__step">{stepName({ operation: entry.operation, operationName })}</View>
        <View className="entry-facts__summary">
          <CodedText text={entry.summary} />
        </View>
      </View>
      <Fact label="经办人">
        {entry.actor.name}（{entry.actor.departmentName}）
      </Fact>
      <Fact label="时间">
        <View className="code">
          {businessDay(entry.at)} {formatClock(entry.at)}:{entry.at.slice(17, 19)}
        </View>
      </Fact>
      {warehouseName && <Fact label="仓库">{warehouseName}</Fact>}
      <Fact label="来自">{deviceText(entry.device)}</Fact>
      <Fact label={isNumbered(entry.document) ? '单据' : '对象'} id="entry-document" onTap={open}>
        <View className={open ? 'entry-facts__link' : ''}>
          <CodedText text={documentName(entry.document)} />
        </View>
      </Fact>
      <Fact label="" id="entry-siblings" onTap={() => openPage('audit', { document: entry.document.id })}>
        <View className="entry-facts__link">
          {isNumbered(entry.document) ? '这张单据的全部记录' : '它的全部记录'}
        </View>
      </Fact>
    </Card>
  )
}

interface FactProps {
  label: string
  id?: string
  onTap?: () => void
  children: ReactNode
}

const Fact = ({ label, id, onTap, children }: FactProps) => (
  <Tappable id={id} className="entry-facts__row" onTap={onTap}>
    <View className="entry-facts__label">{label}</View>
    <View className="entry-facts__value">{children}</View>
  </Tappable>
)
