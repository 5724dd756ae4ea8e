import { View } from '@tarojs/components'
import { useState } from 'react'
import { outcomeText, recountReasonText, varianceReasonText } from '@shared/domain/stocktake/words'
import type { LineView, ReviewLine } from '@shared/operations/stocktake-review'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { ItemName, LotLine } from '@/features/quality/lot-line'
import { call } from '@/lib/cloud'
import { failureText } from '@/lib/error-text'
import { openPage, replacePage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { likelyReasons } from '../likely-reason'
import { useReviewActs } from '../use-review-acts'
import { CauseList } from './cause-list'
import { CountList } from './count-list'
import { LineFigures } from './line-figures'
import { ReasonSheet } from './reason-sheet'
import './line-content.scss'

/** Everything about one line, with its decision in the thumb zone; then the next one. */
export function LineContent({ view, refresh }: { view: LineView; refresh: () => Promise<void> }) {
  const { line, events, causes } = view
  const stocktake = useQuery('stocktake.get', { stocktakeId: line.stocktakeId })
  const [asking, setAsking] = useState(false)
  const acts = useReviewActs(line.stocktakeId, refresh)
  const status = stocktake.data?.stocktake.status
  const mayAct = stocktake.data?.actions.review === true && status === 'reviewing'
  const settled = !line.undecided
  const recount = {
    id: 'recount',
    text: '重盘',
    icon: 'refresh',
    loading: acts.running,
    onTap: () => void acts.recount([line]),
  } as const
  const decide = {
    id: 'choose-reason',
    text: line.reason ? '改原因' : '选原因，认定',
    disabled: acts.running,
    onTap: () => setAsking(true),
  }
  const undecided = stocktake.data?.board.undecided ?? 0
  const next = {
    id: 'next-line',
    text: `下一条差异（还有 ${undecided}）`,
    onTap: () => void openNext(line),
  }
  const counted = line.state === 'counted'
  const bottom = !mayAct ? undefined : settled && undecided > 0 ? (
    <BottomBar
      {...(counted ? { tertiary: { ...recount, kind: 'text' } } : {})}
      {...(counted && line.differs ? { secondary: decide } : {})}
      primary={next}
    />
  ) : !counted ? undefined : line.differs ? (
    <BottomBar secondary={recount} primary={decide} />
  ) : (
    <BottomBar primary={{ ...recount, kind: 'secondary' }} />
  )
  const notice = acts.failure && !asking && (
    <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
      {failureText(acts.failure)}
    </Notice>
  )
  return (
    <Page title="差异详情" bottom={bottom} notice={notice || undefined}>
      <Card className="review-item" onTap={() => openPage('item', { id: line.itemId })}>
        <View className="review-item__name">
          <ItemName item={line.item} />
          {line.found && <StateTag tone="brand">账外</StateTag>}
        </View>
        {line.item.specification && <View className="review-item__spec">{line.item.specification}</View>}
        <LotLine lot={{ ...line, location: undefined }} />
        <View className="review-item__place">
          <View className="review-item__location code">{line.location}</View>
          <View className="muted code">{line.item.code}</View>
        </View>
      </Card>
      <LineFigures line={line} />
      <Settled line={line} />
      {causes.length > 0 && <CauseList causes={causes} item={line.item} />}
      <CountList events={events} line={line} />
      <ReasonSheet
        open={asking}
        count={1}
        running={acts.running}
        failure={acts.failure}
        likely={likelyReasons(causes, line.result?.variance ?? 0)}
        before={line.reason && { reason: line.reason, note: line.reasonNote ?? '' }}
        onClose={() => setAsking(false)}
        onReason={async (reason, note) => {
          const done = await acts.accept([line], reason, note)
          if (done.length > 0) setAsking(false)
          await stocktake.refresh()
        }}
      />
    </Page>
  )
}

/** What has been decided about it, and what posting did. */
function Settled({ line }: { line: ReviewLine }) {
  const { reason, reasonNote, decidedBy, state, recountReason, outcome, outcomeNote } = line
  const facts: [string, string | undefined][] = [
    ['要重盘', state === 'toRecount' && recountReason ? recountReasonText[recountReason] : undefined],
    ['原因', reason && [varianceReasonText[reason], reasonNote].filter(Boolean).join('：')],
    ['认定人', decidedBy?.name],
    ['过账', outcome && [outcomeText[outcome], outcomeNote].filter(Boolean).join('：')],
  ]
  if (facts.every(([, value]) => !value)) return null
  return (
    <Card padded={false} id="settled">
      {facts.map(
        ([label, value]) =>
          value && (
            <Field key={label} label={label}>
              <View className="review-item__fact">{value}</View>
            </Field>
          ),
      )}
    </Card>
  )
}

/** The next difference without a reason, in walking order; back to the list when there is none. */
async function openNext(line: ReviewLine): Promise<void> {
  const { stocktakeId } = line
  const answer = await call('stocktake.lines', {
    stocktakeId,
    view: 'undecided',
    sort: 'location',
    limit: 20,
  })
  const rows = answer.ok ? answer.data.rows.filter(({ _id }) => _id !== line._id) : []
  const next = rows.find(({ sequence }) => sequence >= line.sequence) ?? rows[0]
  if (next) replacePage('stocktakeLine', { line: next._id })
  else replacePage('stocktakeReview', { id: stocktakeId })
}
