import type { Location } from '../../schema/masterdata'
import type { Lot, Stock } from '../../schema/stock'
import { formatQuantity } from '../units'
import type { PostLine } from './posting-plan'

/**
 * Why a line cannot be posted to today's stock, in Chinese with what to do; null when it can. A stuck line changes nothing
 * of the books, not even in part. Goods that a quality inspection or a scrap request holds are theirs to settle.
 * @param row of the line as it is now; undefined when it has left entirely
 */
export function whyStuck(
  line: PostLine,
  row: Lot | undefined,
  {
    location,
    item,
  }: { location: Pick<Location, 'status'> | undefined; item: Pick<Stock['item'], 'status'> | undefined },
): string | null {
  const { result, status } = line
  const there = row?.quantity ?? 0
  const amount = (quantity: number) => `${formatQuantity(quantity, line.item.scale)} ${line.item.unit}`
  if (status === 'inspection') return '待检的货由质检单管着：请先完成质检，再盘一次'
  if (status === 'condemned') return '待报废的货由报废单管着：请先处置或撤回报废，再盘一次'
  if (result.variance > 0) {
    if (item?.status !== 'active') return '物资已停用，不能盘盈入库：请先启用，再盘一次'
    if (location?.status !== 'active') return '库位已停用，不能盘盈入库：请先启用，再盘一次'
    const refused = line.found ? unknownGoods(line) : null
    if (refused) return refused
  }
  if (there + result.variance < 0)
    return `账上现在只有 ${amount(there)}，少于盘亏的 ${amount(-result.variance)}：盘点后又有出库或移库，请再盘一次`
  const damaged = damagedOf(line)
  if (damaged > there + result.variance)
    return `账上现在只有 ${amount(there)}，少于不合格的 ${amount(damaged)}：盘点后又有出库或移库，请再盘一次`
  return null
}

/** Damaged goods that posting has to set apart; in a row of rejected goods they are apart already. */
export const damagedOf = ({ status, result }: PostLine): number =>
  status === 'rejected' ? 0 : (result.damaged ?? 0)

/** Goods found are put away only when it is clear what they are. */
function unknownGoods({ item, lotNo, serialNo, result }: PostLine): string | null {
  if (item.tracking === 'lot' && !(result.correction?.lotNo ?? lotNo))
    return '没有批号，不能盘盈入库：请看清批号，再盘一次'
  if (item.tracking === 'serial' && !serialNo) return '没有序列号，不能盘盈入库：请看清序列号，再盘一次'
  return null
}
