import { businessDay } from '@shared/domain/calendar'
import { parseGs1 } from '@shared/domain/gs1'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { lineItem, type FoundGoods } from './found-line'

/** What a code that belongs to no line of the shelf is, after asking the server. */
export type Elsewhere =
  | { kind: 'goods'; goods: FoundGoods; unit: string; count: number; notice?: string }
  | { kind: 'location'; locationId: string; location: string }
  | { kind: 'unknown'; code: string; why: string }

/** Goods, a piece that the books have elsewhere, another shelf, or a code that nobody knows. Never throws. */
export async function findElsewhere(code: string): Promise<Elsewhere> {
  const read = parseGs1(code, businessDay(Date.now()))
  const gs1 = read?.ok ? read.data : undefined
  const answer = await call('masterdata.resolveCode', { code })
  if (!answer.ok) {
    const why =
      answer.code === 'NOT_FOUND'
        ? '系统里没有这个码。留下来，复核时再认；扫歪了就重扫一次'
        : `${failureText(answer)}。先留作不明物，不会丢，复核时再认`
    return { kind: 'unknown', code, why }
  }
  const found = answer.data
  if (found.kind === 'item') {
    return {
      kind: 'goods',
      goods: {
        itemId: found.item._id,
        item: lineItem(found.item),
        ...(gs1?.lotNo ? { lotNo: gs1.lotNo } : {}),
        ...(gs1?.serialNo ? { serialNo: gs1.serialNo } : {}),
        ...(gs1?.productionDate ? { productionDate: gs1.productionDate } : {}),
        ...(gs1?.expiryDate ? { expiryDate: gs1.expiryDate } : {}),
      },
      unit: found.unit,
      count: gs1?.count ?? 1,
    }
  }
  if (found.kind === 'location') {
    return { kind: 'location', locationId: found.location._id, location: found.location.code }
  }
  if (found.kind === 'asset') {
    const { assetId, serialNo, state, where } = found
    const kind = await call('masterdata.resolveCode', { code: found.item.code })
    if (kind.ok && kind.data.kind === 'item') {
      const { item, unit } = kind.data
      return {
        kind: 'goods',
        goods: { itemId: item._id, item: lineItem(item), lotId: assetId, serialNo },
        unit,
        count: 1,
        notice: `这一件账上是「${state}」，在${where}。确实在这里就计入，复核时查原因`,
      }
    }
  }
  return { kind: 'unknown', code, why: '这不是物资的码，可能是单据号。要留下来吗？' }
}
