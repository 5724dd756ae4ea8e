import type { Transfer, TransferStep } from '@shared/schema/transfer'
import { Card } from '@/components/card'
import { Timeline } from '@/components/timeline'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'

const titles: Record<TransferStep['action'], string> = {
  create: '填单',
  send: '发出',
  receive: '收货',
  loss: '按损失核销',
  return: '退回调出库',
  cancel: '取消',
  reverse: '冲销发出',
  reverseReceipt: '冲销收货',
  reverseSettlement: '冲销结清',
}

/** Who did what, the newest first; a receipt opens. */
export function TransferHistory({ transfer: { history } }: { transfer: Transfer }) {
  const entries = [...history].reverse().map(({ action, by, at, comment, receiptId }, index) => ({
    key: String(index),
    title: `${titles[action]} · ${by.name}`,
    time: formatInstant(at),
    ...(comment || receiptId ? { note: [receiptId, comment].filter(Boolean).join(' · ') } : {}),
    ...(receiptId ? { onTap: () => openPage('receive', { receipt: receiptId }) } : {}),
  }))
  return (
    <Card title="经过">
      <Timeline entries={entries} />
    </Card>
  )
}
