import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Card } from '@/components/card'
import { StateTag } from '@/components/state-tag'
import { Tappable } from '@/components/tappable'
import { toast } from '@/lib/feedback'
import { formatDay, formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { kindText } from '@shared/domain/issue-kind'
import type { Requisition } from '@shared/schema/requisition'
import { RecipientFacts } from './recipient-facts'
import './document-facts.scss'

/** Number, purpose and the rest of a requisition's head. The number is copied by a tap. */
export function DocumentFacts({ requisition }: { requisition: Requisition }) {
  const { _id, purpose, warehouseName, requester, departmentName, urgent, neededBy, createdAt } = requisition
  const { kind, dueDate, replaces, replacedBy } = requisition
  return (
    <Card title="单据信息">
      <Fact label="单号">
        <View className="document-fact__code code">{_id}</View>
        <Tappable id="copy-number" className="document-fact__copy" onTap={() => void copyNumber(_id)}>
          复制
        </Tappable>
      </Fact>
      <Fact label="类型">{kindText[kind].verb}</Fact>
      <Fact label="用途">{purpose}</Fact>
      {dueDate && (
        <Fact label="归还日期">
          <View className="num">{formatDay(dueDate)}</View>
        </Fact>
      )}
      <RecipientFacts requisition={requisition} />
      <Fact label="仓库">{warehouseName}</Fact>
      <Fact label="申请人">{`${requester.name} · ${departmentName}`}</Fact>
      {(urgent || neededBy) && (
        <Fact label="需用">
          {neededBy && <View className="num">{formatDay(neededBy)}</View>}
          {urgent && <StateTag tone="danger">加急</StateTag>}
        </Fact>
      )}
      {replaces && <Fact label="重提自">{other(replaces)}</Fact>}
      {replacedBy && <Fact label="重提为">{other(replacedBy)}</Fact>}
      <Fact label="提交时间">
        <View className="num">{formatInstant(createdAt)}</View>
      </Fact>
    </Card>
  )
}

/** The document that this one was put right from, or became. */
const other = (id: string) => (
  <Tappable className="document-fact__link" onTap={() => openPage('requisition', { id })}>
    <View className="code">{id}</View>
  </Tappable>
)

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="document-fact">
      <View className="document-fact__label">{label}</View>
      <View className="document-fact__value">{children}</View>
    </View>
  )
}

async function copyNumber(number: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: number })
    toast.success('单号已复制')
  } catch {
    toast.error('这里不能复制，请长按单号')
  }
}
