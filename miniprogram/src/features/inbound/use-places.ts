import type { ManualKind } from '@shared/domain/receipt-kind'
import type { OutputOf } from '@shared/operations'
import { useQuery } from '@/lib/use-operation'
import type { DraftLine, ReceiptDraft } from './receipt-draft'

export type Places = OutputOf<'inbound.proposeLocations'>

/** What a proposal depends on beside the line itself. */
export interface Delivery {
  kind: ManualKind
  warehouseId: string
  supplierId: string
  /** Where the other lines go. */
  taken: readonly string[]
}

export const deliveryOf = (
  { kind, warehouseId, supplierId, lines }: ReceiptDraft,
  line: DraftLine,
): Delivery => ({
  kind,
  warehouseId,
  supplierId: kind === 'purchase' ? supplierId : '',
  taken: [
    ...new Set(
      lines.flatMap((other) => (other.key === line.key || !other.locationId ? [] : [other.locationId])),
    ),
  ].sort(),
})

/** Where the goods of a line should go, and whether they must be inspected; asked again when the delivery changes. */
export function usePlaces({ item, serials }: DraftLine, { kind, warehouseId, supplierId, taken }: Delivery) {
  const lots = Math.max(1, serials.length)
  return useQuery(
    'inbound.proposeLocations',
    warehouseId
      ? {
          warehouseId,
          itemId: item._id,
          ...(lots > 1 ? { lots } : {}),
          kind,
          ...(supplierId ? { supplierId } : {}),
          ...(taken.length > 0 ? { taken: [...taken].slice(0, 30) } : {}),
        }
      : null,
  )
}
