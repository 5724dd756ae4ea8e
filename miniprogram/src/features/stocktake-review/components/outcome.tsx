import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { JobCard } from '@/features/stocktake/components/job-card'
import { runJob } from '@/features/stocktake/job-runner'
import { formatCount } from '@/lib/format'
import { openPage, replacePage, switchTab } from '@/lib/nav'
import { useChange } from '@/lib/use-change'
import { FiguresCard } from './figures-card'
import { StuckCard } from './stuck-card'

export interface OutcomeProps {
  title: string
  view: StocktakeView
  refresh: () => Promise<void>
}

/** After submitting or deciding: who has it now, or how posting goes on, and then what it came to. */
export function Outcome({ title, view, refresh }: OutcomeProps) {
  const { stocktake, actions } = view
  const { _id, status, job } = stocktake
  const posting = status === 'posting' && job !== null
  useChange(posting, () => {
    // Whoever started it sees it through; it goes on when the page is left, and by itself when the phone is off.
    if (posting && actions.advance) void runJob(_id, job)
  })
  return (
    <Page title={title} backTo="workbench">
      {posting && (
        <JobCard stocktakeId={_id} job={job} mayAdvance={actions.advance} onFinished={() => void refresh()} />
      )}
      {!posting && <Result view={view} />}
    </Page>
  )
}

function Result({ view }: { view: StocktakeView }) {
  const { stocktake, board, approverNames } = view
  const { _id: id, status, totals } = stocktake
  const home = { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') }
  const look = {
    id: 'to-stocktake',
    text: '看盘点单',
    onTap: () => replacePage('stocktake', { id }),
  }
  if (status === 'posted') {
    const report = { id: 'to-report', text: '看盘点报告', onTap: () => openPage('stocktakeReport', { id }) }
    return (
      <ResultPage
        title="盘点完成，账已改好"
        text={`差异 ${formatCount(board.differ ?? 0)} 行按实盘数过账，一致的 ${formatCount(totals?.matched ?? 0)} 行留作记录`}
        actions={[report, home]}
      >
        <StuckCard view={view} />
        <FiguresCard view={view} groups={undefined} />
      </ResultPage>
    )
  }
  if (status === 'approving') {
    const names = approverNames.join('、') || '管理员'
    return (
      <ResultPage
        title={`已提交，等${names}审批`}
        text="批准后按差异过账；退回的话会出现在你的待办里。审批前不改账。"
        actions={[home, look]}
      />
    )
  }
  if (status === 'reviewing') {
    return <ResultPage title="已退回" text="仓管员会看到你的意见，改好后再提交。" actions={[home, look]} />
  }
  return <ResultPage title="已经办好" actions={[look, home]} />
}
