import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { ActionSheet } from '@/components/action-sheet'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Page } from '@/components/page'
import { Timeline } from '@/components/timeline'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { peopleText } from '../areas-draft'
import { methodText, stepTitles } from '../words'
import { stepsFor, type StepName } from '../next-steps'
import { BoardCards } from './board-cards'
import { FinishSheet } from './finish-sheet'
import { JobCard } from './job-card'
import { ReasonSheet } from './reason-sheet'
import { ResultCard } from './result-card'
import { StocktakeHead } from './stocktake-head'
import { StocktakeNotices } from './stocktake-notices'

export interface StocktakeDetailProps {
  view: StocktakeView
  refresh: () => Promise<void>
}

type SheetName = 'more' | 'finish' | 'cancel' | 'unfreeze' | 'reopen'

/** The whole of a stocktake, the next step in the thumb zone. */
export function StocktakeDetail({ view, refresh }: StocktakeDetailProps) {
  const { stocktake, board, actions } = view
  const { _id: id, job, totals } = stocktake
  const [sheet, setSheet] = useState<SheetName>()
  // A sheet that slides away says so late: by then another one may be open.
  const closing = (name: SheetName) => () => setSheet((open) => (open === name ? undefined : open))
  const done = async () => {
    setSheet(undefined)
    await refresh()
  }
  const run: Record<StepName, () => void> = {
    count: () => openPage('count', { id }),
    finish: () => setSheet('finish'),
    review: () => openPage('stocktakeReview', { id }),
    decide: () => openPage('stocktakeDecide', { id }),
    report: () => openPage('stocktakeReport', { id }),
    finds: () => openPage('stocktakeFinds', { id }),
    assign: () => openPage('stocktakeAssign', { id }),
    reopen: () => setSheet('reopen'),
    unfreeze: () => setSheet('unfreeze'),
    cancel: () => setSheet('cancel'),
  }
  const { first, second, others } = stepsFor(view)
  const counted = stocktake.status !== 'opening' && stocktake.status !== 'cancelled'
  return (
    <Page
      title="盘点单"
      bottom={
        first && (
          <BottomBar
            primary={{ ...first, id: `step-${first.name}`, onTap: run[first.name] }}
            {...(others.length > 0
              ? { tertiary: { id: 'more', text: '更多', kind: 'text', onTap: () => setSheet('more') } }
              : {})}
            {...(second
              ? { secondary: { text: second.text, id: `step-${second.name}`, onTap: run[second.name] } }
              : {})}
          />
        )
      }
    >
      <StocktakeHead stocktake={stocktake} />
      <StocktakeNotices view={view} onUnfreeze={() => setSheet('unfreeze')} />
      {job && (
        <JobCard stocktakeId={id} job={job} mayAdvance={actions.advance} onFinished={() => void refresh()} />
      )}
      {totals && <ResultCard view={view} />}
      {counted && <BoardCards view={view} />}
      <Facts view={view} />
      <History view={view} />
      <ActionSheet
        open={sheet === 'more'}
        onClose={closing('more')}
        title="更多"
        actions={others.map((step) => ({
          id: `step-${step.name}`,
          text: step.text,
          ...(step.note ? { note: step.note } : {}),
          ...(step.icon ? { icon: step.icon } : {}),
          ...(step.danger ? { danger: true } : {}),
          onTap: run[step.name],
        }))}
      />
      <FinishSheet open={sheet === 'finish'} view={view} onClose={closing('finish')} onDone={done} />
      <ReasonSheet
        open={sheet === 'cancel'}
        operation="stocktake.cancel"
        stocktakeId={id}
        title="取消这次盘点"
        text={`不改账。已经盘的 ${board.counted} 行记录会保留，但不能再接着盘。`}
        action="确认取消盘点"
        danger
        success="已取消，账没有动"
        onClose={closing('cancel')}
        onDone={done}
      />
      <ReasonSheet
        open={sheet === 'unfreeze'}
        operation="stocktake.unfreeze"
        stocktakeId={id}
        title="解除冻结"
        text="马上可以收发。盘点接着进行，盘的时候有货进出会自动折算，正好在动的行会请人重数。"
        action="解除冻结"
        success="已解除，可以收发了"
        onClose={closing('unfreeze')}
        onDone={done}
      />
      <ReasonSheet
        open={sheet === 'reopen'}
        operation="stocktake.reopen"
        stocktakeId={id}
        title="退回继续盘点"
        text="盘点人可以接着盘，已经盘的都保留。"
        action="退回继续盘"
        success="已退回，可以接着盘"
        onClose={closing('reopen')}
        onDone={done}
      />
    </Page>
  )
}

function Facts({ view: { stocktake, approverNames } }: { view: StocktakeView }) {
  const [first, ...others] = stocktake.areas
  // Several areas have their people in the progress by area.
  const only = others.length === 0 ? first : undefined
  const facts = [
    ['范围', stocktake.scopeText],
    ['盘法', methodText(stocktake)],
    ['盘点人', only && peopleText(only, stocktake.double)],
    ['盘完日期', stocktake.dueOn],
    ['开盘', `${stocktake.createdBy.name} · ${formatInstant(stocktake.createdAt)}`],
    ['审批人', approverNames.join('、')],
    ['盘盈单', stocktake.surplusNo],
    ['盘亏单', stocktake.lossNo],
  ] as const
  return (
    <Card padded={false}>
      {facts.map(
        ([label, value]) =>
          value && (
            <Field key={label} label={label}>
              <View>{value}</View>
            </Field>
          ),
      )}
    </Card>
  )
}

function History({ view: { stocktake } }: { view: StocktakeView }) {
  return (
    <Card title="经过">
      <Timeline
        entries={[...stocktake.history].reverse().map(({ action, by, at, comment }, index) => ({
          key: String(index),
          title: `${stepTitles[action]} · ${by.name}`,
          time: formatInstant(at),
          ...(comment ? { note: comment } : {}),
        }))}
      />
    </Card>
  )
}
