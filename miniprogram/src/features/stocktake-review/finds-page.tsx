import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { ForRoles } from '../quality/components/for-roles'
import { DismissSheet } from './components/dismiss-sheet'
import { FindCard, type Find } from './components/find-card'
import { NameSheet } from './components/name-sheet'

/** Goods that nobody could name while counting: named here, or dismissed with a reason. */
export function FindsPage() {
  return (
    <ForRoles title="不明物" roles={['clerk', 'approver', 'admin']} refusal="不明物由仓管员和管理员处理">
      {() => <Finds />}
    </ForRoles>
  )
}

function Finds() {
  const { id = '' } = useRouter<{ id: string }>().params
  const stocktake = useQuery('stocktake.get', { stocktakeId: id })
  const pages = usePages('stocktake.finds', { stocktakeId: id, limit: 50 })
  const [task, setTask] = useState<{ find: Find; as: 'named' | 'dismissed' }>()
  const maySettle = stocktake.data?.actions.review === true
  const open = (pages.data ?? []).filter(({ status }) => status === 'open').length
  const finish = async () => {
    setTask(undefined)
    await Promise.all([pages.refresh(), stocktake.refresh()])
  }
  return (
    <Page title="不明物">
      {maySettle && open > 0 && (
        <Notice id="finds-open" tone="warning">
          {open} 件没认出来。认出是哪种物资，或写明为什么不算，才能提交盘点结果
        </Notice>
      )}
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState drawing="done" title="没有不明物" text="盘点时扫到、系统里查不到的码会记在这里" />}
      >
        {(rows) => (
          <>
            {rows.map((find) => (
              <Card key={find._id} id={`find-${find.code}`}>
                <FindCard find={find} maySettle={maySettle} onSettle={(as) => setTask({ find, as })} />
              </Card>
            ))}
            <ListEnd pages={pages} done={`共 ${rows.length} 件`} />
          </>
        )}
      </Loadable>
      <NameSheet
        find={task?.as === 'named' ? task.find : undefined}
        onClose={() => setTask(undefined)}
        onDone={finish}
      />
      <DismissSheet
        find={task?.as === 'dismissed' ? task.find : undefined}
        onClose={() => setTask(undefined)}
        onDone={finish}
      />
    </Page>
  )
}
