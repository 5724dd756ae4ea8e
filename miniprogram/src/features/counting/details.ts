import type { LineToCount } from '@shared/operations/stocktake-count'
import type { LotCorrection } from '@shared/schema/count-line'

/** What differs from the line; undefined when the label says the same. Empty texts stand for "as in the books". */
export function correctionOf(
  line: Pick<LineToCount, 'lotNo' | 'productionDate' | 'expiryDate'>,
  label: { lotNo: string; productionDate: string; expiryDate: string },
): LotCorrection | undefined {
  const lotNo = label.lotNo.trim()
  const correction = {
    ...(lotNo && lotNo !== line.lotNo ? { lotNo } : {}),
    ...(label.productionDate && label.productionDate !== line.productionDate
      ? { productionDate: label.productionDate }
      : {}),
    ...(label.expiryDate && label.expiryDate !== line.expiryDate ? { expiryDate: label.expiryDate } : {}),
  }
  return Object.keys(correction).length > 0 ? correction : undefined
}

/** Why a line's details cannot be noted like this, in Chinese. Corrections and damage are proved by a photo. */
export function detailsProblem({
  quantity,
  damaged,
  correction,
  photos,
  photoWanted,
}: {
  quantity: number | null
  damaged: number | null
  correction: LotCorrection | undefined
  photos: number
  photoWanted: boolean
}): string | undefined {
  if (quantity === null) return '请先填一共有多少'
  if (damaged === null) return '损坏数量不是一个数'
  if (damaged > quantity) return '损坏的比数到的还多，请核对'
  if (
    correction?.productionDate &&
    correction.expiryDate &&
    correction.expiryDate < correction.productionDate
  ) {
    return '有效期早于生产日期，请核对标签'
  }
  if (photos > 0) return undefined
  if (photoWanted) return '这一行要拍照'
  if (correction) return '改批号或效期要拍下标签'
  return damaged > 0 ? '记损坏要拍下损坏处' : undefined
}
