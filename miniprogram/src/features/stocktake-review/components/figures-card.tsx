import { percent } from '@shared/domain/stocktake/accuracy'
import type { ReportGroup } from '@shared/operations/stocktake-review'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Card } from '@/components/card'
import { Stat, StatRow } from '@/components/stat'
import { shortMoney } from '@/features/reports/figures'
import { formatCount, formatMoney } from '@/lib/format'
import { lineAccuracy, moneyOf, percentText } from '../figures'
import './figures-card.scss'

/** What it comes to, in figures; money only where it was sent. */
export function FiguresCard({
  view: { board, stocktake },
  groups,
}: {
  view: StocktakeView
  groups: readonly ReportGroup[] | undefined
}) {
  const posted = stocktake.status === 'posted' ? totalsMoney(stocktake.totals) : undefined
  // What was posted leaves out what only lay elsewhere: the same figures as in the report.
  const money = posted ?? (groups && groups.length > 0 ? moneyOf(groups) : totalsMoney(stocktake.totals))
  const byValue =
    money && percent(Math.max(0, money.bookFen - money.surplusFen - money.lossFen), money.bookFen)
  const differ = board.differ
  return (
    <Card id="figures" className="review-figures">
      <StatRow>
        <Stat
          label="差异"
          value={differ === undefined ? '—' : formatCount(differ)}
          unit="行"
          note={`盘了 ${formatCount(board.counted)} / ${formatCount(board.lines)} 行`}
          tone={differ ? 'danger' : undefined}
        />
        <Stat
          label="账实准确率"
          value={percentText(lineAccuracy(board))}
          note={money ? `按金额 ${percentText(byValue)}` : '按行数'}
        />
        <Stat
          label="未盘"
          value={formatCount(board.toCount)}
          unit="行"
          tone={board.toCount > 0 ? 'warning' : undefined}
          note={board.toCount > 0 ? '按账面不变' : '都盘过了'}
        />
      </StatRow>
      {money && (
        <StatRow>
          <Sum label="盘盈" fen={money.surplusFen} tone="success" />
          <Sum label="盘亏" fen={-money.lossFen} tone="danger" />
          <Sum label="净差" fen={money.surplusFen - money.lossFen} />
        </StatRow>
      )}
    </Card>
  )
}

function Sum({ label, fen, tone }: { label: string; fen: number; tone?: 'success' | 'danger' }) {
  const { value, unit } = shortMoney(Math.abs(fen))
  const sign = fen > 0 ? '+' : fen < 0 ? '-' : ''
  return (
    <Stat
      label={label}
      value={`${sign}${value}`}
      unit={unit ?? ''}
      tone={fen === 0 ? undefined : tone}
      note={unit ? formatMoney(fen) : undefined}
    />
  )
}

function totalsMoney(totals: StocktakeView['stocktake']['totals']) {
  if (totals?.surplusFen === undefined || totals.lossFen === undefined) return undefined
  return { bookFen: totals.bookFen ?? 0, surplusFen: totals.surplusFen, lossFen: totals.lossFen }
}
