import { useState } from 'react'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Notice } from '@/components/notice'
import { call } from '@/lib/cloud'
import { confirm } from '@/lib/confirm'
import { failureText, type Failure } from '@/lib/error-text'
import { formatCount } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'

/** Places and items of a stocktake's stuck lines: one page of them, which is more than anybody counts at once. */
async function stuckScope(stocktakeId: string) {
  const answer = await call('stocktake.lines', { stocktakeId, view: 'stuck', limit: 100 })
  if (!answer.ok) return answer
  const { rows } = answer.data
  return {
    ok: true as const,
    scope: {
      locationIds: [...new Set(rows.map(({ locationId }) => locationId))],
      itemIds: [...new Set(rows.map(({ itemId }) => itemId))],
    },
  }
}

/** Differences that posting had to leave alone, and the way on: count just them once more. */
export function StuckCard({ view: { stocktake, board, actions } }: { view: StocktakeView }) {
  const open = useCommand('stocktake.open')
  const [failure, setFailure] = useState<Failure>()
  const { stuck = 0 } = board
  if (stuck === 0) return null
  const countAgain = async () => {
    setFailure(undefined)
    const sure = await confirm({
      title: '开一次临时盘点？',
      text: `只盘这 ${formatCount(stuck)} 行所在的库位和物资，由仓管员重新数一遍。`,
      action: '开临时盘点',
    })
    if (!sure) return
    const found = await stuckScope(stocktake._id)
    if (!found.ok) return setFailure(found)
    const answer = await open.run({
      kind: 'adhoc',
      name: `${stocktake.name.slice(0, 50)}（补盘）`,
      warehouseId: stocktake.warehouseId,
      scope: found.scope,
    })
    if (answer.ok) openPage('stocktake', { id: answer.data.stocktake._id })
    else setFailure(answer)
  }
  return (
    <>
      <Notice
        id="stuck"
        tone="warning"
        {...(actions.export
          ? { action: { id: 'count-again', text: '开一次临时盘点', onTap: () => void countAgain() } }
          : {})}
      >
        {formatCount(stuck)} 行差异没有过账：盘点之后货已经动过，账上不够减，这些行没有改
      </Notice>
      {failure && <Notice id="stuck-refusal">{failureText(failure)}</Notice>}
    </>
  )
}
