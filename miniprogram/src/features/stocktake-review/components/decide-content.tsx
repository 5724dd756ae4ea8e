import { View } from '@tarojs/components'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { BottomBar } from '@/components/bottom-bar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { TextareaField } from '@/components/input-field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Timeline } from '@/components/timeline'
import { SkeletonList } from '@/components/skeleton'
import { stepTitles } from '@/features/stocktake/words'
import { failureText } from '@/lib/error-text'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { useDecideCount } from '../use-decide-count'
import { lastStep } from '../last-step'
import { FiguresCard } from './figures-card'
import { LineRow } from './line-row'
import { SignedCard } from './signed-card'
import { StocktakeHead } from './stocktake-head'
import './decide-content.scss'

export interface DecideContentProps {
  view: StocktakeView
  refresh: () => Promise<void>
  onDecided: () => void
}

const DEAREST = 8

/** On one screen: what was counted, what it comes to, the dearest differences with their reasons; the answer in the thumb zone. */
export function DecideContent({ view, refresh, onDecided }: DecideContentProps) {
  const { stocktake, actions, board } = view
  const { _id, history, status } = stocktake
  const steps = useDecideCount(stocktake, refresh, onDecided)
  const dearest = useQuery('stocktake.lines', {
    stocktakeId: _id,
    view: 'differ',
    sort: 'value',
    limit: DEAREST,
  })
  const submitted = lastStep(history, 'submit')
  const notice = steps.failure ? (
    <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
      {failureText(steps.failure)}
    </Notice>
  ) : (
    steps.problem && <Notice id="incomplete">{steps.problem}</Notice>
  )
  const bottom = actions.decide ? (
    <BottomBar
      tertiary={{
        id: 'return',
        text: '退回',
        disabled: steps.running,
        onTap: () => void steps.decide(false),
      }}
      primary={{
        id: 'approve',
        text: '同意过账',
        loading: steps.running,
        onTap: () => void steps.decide(true),
      }}
    />
  ) : undefined
  return (
    <Page title="盘点审批" backTo="todo" notice={notice} bottom={bottom}>
      {!actions.decide && (
        <Notice
          id="not-yours"
          tone="brand"
          icon="info"
          action={{ id: 'see-stocktake', text: '盘点单', onTap: () => openPage('stocktake', { id: _id }) }}
        >
          {status === 'approving'
            ? `等${view.approverNames.join('、') || '管理员'}审批；参加盘点的人和提交人不能批`
            : '这张盘点单现在不用审批'}
        </Notice>
      )}
      <StocktakeHead stocktake={stocktake} />
      <FiguresCard view={view} groups={undefined} />
      {submitted?.comment && (
        <Card title={`${submitted.by.name}的说明`}>
          <View className="decide-words">{submitted.comment}</View>
        </Card>
      )}
      <Card
        title="金额最大的差异"
        extra={
          <Button
            id="all-differences"
            kind="text"
            size="small"
            onTap={() => openPage('stocktakeReview', { id: _id, view: 'differ' })}
          >
            全部 {board.differ ?? 0} 行
          </Button>
        }
        padded={false}
      >
        <Loadable
          query={dearest}
          skeleton={<SkeletonList rows={3} card={false} />}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<View className="decide-none">没有差异</View>}
        >
          {({ rows }) => (
            <View className="windowed">
              {rows.map((line) => (
                <LineRow key={line._id} line={line} />
              ))}
            </View>
          )}
        </Loadable>
      </Card>
      <SignedCard signatures={stocktake.signatures} />
      {actions.decide && (
        <FormGroup>
          <TextareaField
            id="comment"
            label="审批意见"
            value={steps.comment}
            onChange={steps.setComment}
            placeholder="同意可以不写，退回要写原因"
          />
        </FormGroup>
      )}
      <Card title="办理过程">
        <Timeline
          entries={[...history].reverse().map(({ action, at, by, comment }, index) => ({
            key: String(index),
            title: stepTitles[action],
            time: formatInstant(at),
            note: [by.name, comment].filter(Boolean).join('：'),
            tone: action === 'return' || action === 'cancel' ? ('danger' as const) : ('brand' as const),
          }))}
        />
      </Card>
    </Page>
  )
}
