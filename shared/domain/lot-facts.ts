import type { LotFacts } from '../schema/requisition'

/** What identifies the lot of a row, a pick or a loan, and nothing else of it. */
export const lotFacts = (of: LotFacts): LotFacts => ({
  lotId: of.lotId,
  ...(of.lotNo ? { lotNo: of.lotNo } : {}),
  ...(of.serialNo ? { serialNo: of.serialNo } : {}),
  ...(of.supplierId ? { supplierId: of.supplierId } : {}),
  ...(of.receivedAt ? { receivedAt: of.receivedAt } : {}),
  ...(of.productionDate ? { productionDate: of.productionDate } : {}),
  ...(of.expiryDate ? { expiryDate: of.expiryDate } : {}),
})
