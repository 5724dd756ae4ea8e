import type { OutputOf } from '@shared/operations'
import type { CountLine } from '@shared/schema/count-line'
import { formatCount, formatMoney } from '@/lib/format'
import { percentText, signedMoney } from './figures'
import { stamp } from './stamp'

type Report = OutputOf<'stocktake.report'>

/**
 * The result in sentences, as it stands on the report. Money only where it was sent.
 * @param lines the lines that differ: what became of each, once posted.
 */
export function conclusionOf(
  { stocktake, accuracy }: Pick<Report, 'stocktake' | 'accuracy'>,
  lines: readonly { outcome?: CountLine['outcome'] }[] = [],
): string[] {
  const { totals, status, postedAt, surplusNo, lossNo } = stocktake
  const { lines: counted, matched, byLines, byValue, surplusFen, lossFen } = accuracy
  const differ = counted - matched
  const planned = totals && totals.lines > counted ? `应盘 ${formatCount(totals.lines)} 行，` : ''
  const skipped = totals && totals.skipped > 0 ? `，未盘 ${formatCount(totals.skipped)} 行按账面数保留` : ''
  const value = byValue == null ? '' : `，按金额 ${percentText(byValue)}`
  const sentences = [
    `${planned}实盘 ${formatCount(counted)} 行${skipped}；账实一致 ${formatCount(matched)} 行，账实准确率 ${percentText(byLines)}${value}。`,
  ]
  if (differ > 0) sentences.push(differenceText(differ, totals, surplusFen, lossFen))
  else if (counted > 0) sentences.push('没有差异，账面数不变。')
  if (totals && totals.unknown > 0) sentences.push(`不明物 ${formatCount(totals.unknown)} 件没有认定。`)
  if (status === 'posted' && postedAt && differ > 0) {
    const numbers = [surplusNo && `盘盈入库 ${surplusNo}`, lossNo && `盘亏出库 ${lossNo}`].filter(Boolean)
    const by = numbers.length > 0 ? `（${numbers.join('，')}）` : ''
    sentences.push(`差异已于 ${stamp(postedAt)} 按实盘数过账${by}。`, ...apart(lines))
  } else if (status !== 'posted' && status !== 'cancelled') {
    sentences.push('结果还没有过账，账面数没有改。')
  }
  return sentences
}

/** Lines whose difference is in none of the sums: the books keep it, or it only lay elsewhere. */
function apart(lines: readonly { outcome?: CountLine['outcome'] }[]): string[] {
  const having = (outcome: CountLine['outcome']) => lines.filter((line) => line.outcome === outcome).length
  const [moved, stuck] = [having('moved'), having('stuck')]
  return [
    ...(moved > 0 ? [`${formatCount(moved)} 行放错地方，已调到实际的库位，不计盈亏金额。`] : []),
    ...(stuck > 0 ? [`${formatCount(stuck)} 行账上不够减，没有过账，不计盈亏金额，需再盘一次。`] : []),
  ]
}

function differenceText(
  differ: number,
  totals: Report['stocktake']['totals'],
  surplusFen: number | undefined,
  lossFen: number | undefined,
): string {
  const money = surplusFen !== undefined && lossFen !== undefined
  const parts = totals
    ? [
        totals.surplusLines > 0 && `盘盈 ${formatCount(totals.surplusLines)} 行${moneyText(surplusFen)}`,
        totals.lossLines > 0 && `盘亏 ${formatCount(totals.lossLines)} 行${moneyText(lossFen)}`,
        totals.corrected > 0 && `更正批号、日期或状态 ${formatCount(totals.corrected)} 行`,
      ].filter(Boolean)
    : []
  const detail = parts.length > 0 ? `，其中${parts.join('、')}` : ''
  const net = money ? `，净差 ${signedMoney(surplusFen - lossFen)}` : ''
  return `差异 ${formatCount(differ)} 行${detail}${net}。`
}

const moneyText = (fen: number | undefined): string => (fen === undefined ? '' : ` ${formatMoney(fen)}`)
