import { useDebounced } from '@/lib/use-debounced'
import { formatInstant } from '@/lib/format'
import { useQuery } from '@/lib/use-operation'
import type { ReceiptDraft } from './receipt-draft'

/** Whether the supplier's delivery note was received before, asked while it is typed. */
export function useUsedNote({ kind, supplierId, deliveryNote }: ReceiptDraft) {
  const typed = useDebounced(deliveryNote.trim())
  const asks = kind === 'purchase' && supplierId !== '' && typed !== ''
  const { data } = useQuery('inbound.checkDeliveryNote', asks ? { supplierId, deliveryNote: typed } : null)
  const earlier = asks ? (data?.earlier ?? undefined) : undefined
  const text =
    earlier &&
    `这家的送货单 ${typed} 在 ${formatInstant(earlier.receivedAt)} 由${earlier.receivedBy}收过（${earlier.warehouseName}，${earlier.receiptId}）。`
  return { earlier, text }
}

export type UsedNote = ReturnType<typeof useUsedNote>
