import type { ItemBrief } from '../../schema/masterdata'
import type { TransferRow } from '../../schema/transfer'
import { inTransit } from './document'
import type * as z from 'zod/mini'

/** The part of the cost under way that goes with `quantity`: the last piece takes all that is left. */
export const shareInTransit = (row: TransferRow, quantity: number): number =>
  Number((BigInt(row.transitFen) * BigInt(quantity)) / BigInt(inTransit(row)))

/** Facts about a row that an error text needs. */
export const rowDetails = (item: z.infer<typeof ItemBrief>, { lot }: TransferRow) => ({
  itemName: item.name,
  unit: item.unit,
  scale: item.scale,
  lotId: lot.lotId,
  lotNo: lot.lotNo,
})
