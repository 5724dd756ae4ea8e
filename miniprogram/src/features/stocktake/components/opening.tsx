import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { ResultPage } from '@/components/result-page'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { openPage, replacePage, switchTab } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { runJob } from '../job-runner'
import { JobCard } from './job-card'

export interface OpeningProps {
  opened: StocktakeView
  /** The shelf that the person stands before: counting begins there at once. */
  location: string
}

/** Right after opening: the lines are being made, then counting begins. The page can be left meanwhile. */
export function Opening({ opened, location }: OpeningProps) {
  const { _id: id, job, kind } = opened.stocktake
  const query = useQuery('stocktake.get', { stocktakeId: id })
  const { stocktake, actions } = query.data ?? opened
  const [ready, setReady] = useState(job === null)
  const begun = useRef(false)
  const left = useRef(false)
  useEffect(() => () => void (left.current = true), [])

  const finish = () => {
    if (left.current) return
    if (kind === 'adhoc' && location) return replacePage('countLocation', { id, location })
    setReady(true)
    void query.refresh()
  }
  useEffect(() => {
    if (begun.current || !job) return
    begun.current = true
    void runJob(id, job).then((done) => done && finish())
  })
  const count = { id: 'go-count', text: '去盘点', onTap: () => replacePage('count', { id }) }
  const look = { id: 'see-stocktake', text: '看盘点单', onTap: () => replacePage('stocktake', { id }) }
  const another = { id: 'open-another', text: '再开一次', onTap: () => openPage('stocktakeNew', {}) }
  const home = { id: 'to-workbench', text: '返回工作台', onTap: () => switchTab('workbench') }
  const done = ready && stocktake.status !== 'opening'
  return (
    <Page title="开盘">
      <ResultPage
        title={done ? '可以开始盘点了' : '已开盘'}
        text={`${stocktake.name}${done ? '' : '，明细生成好就能盘'}`}
        actions={done && actions.count ? [count, look, home] : done ? [look, another, home] : [look, home]}
      >
        <View className="stack">
          {job && !done && (
            <JobCard
              stocktakeId={id}
              job={stocktake.job ?? job}
              mayAdvance={actions.advance}
              onFinished={finish}
            />
          )}
          <Card title="盘点单号">
            <CopyNumber id="stocktake-no" number={id} />
          </Card>
        </View>
      </ResultPage>
    </Page>
  )
}
