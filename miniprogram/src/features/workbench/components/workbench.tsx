import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Loadable } from '@/components/loadable'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { SkeletonList } from '@/components/skeleton'
import { restoreSession, useSession, type Me } from '@/lib/session'
import { setTodoCount } from '@/lib/todo-count'
import { useQuery } from '@/lib/use-operation'
import type { OutputOf } from '@shared/operations'
import { entriesOf } from '../entries'
import { dayWords, greeting } from '../greeting'
import { isDocumentTask } from '../task-words'
import { EntryGrid, MainEntries } from './entries'
import { NothingWaits } from './nothing-waits'
import { RecentRequisitions } from './recent-requisitions'
import { ShelfTasks } from './shelf-tasks'
import { TaskList } from './task-list'
import './workbench.scss'

/** Work, not menus: what waits for me, what I do most, everything else, and my last requisitions. */
export function Workbench() {
  const { person, failure } = useSession()
  const query = useQuery('system.workbench', {}, { pull: true })
  useEffect(() => {
    if (query.data) setTodoCount(query.data.todoCount)
  }, [query.data])
  const retry = async () => {
    await restoreSession()
    await query.refresh()
  }
  return (
    <Page title="工作台" tab="workbench">
      {!person &&
        (failure ? <ErrorState failure={failure} onRetry={() => void retry()} /> : <SkeletonList />)}
      {person && <Greeting me={person} />}
      {person && <Loadable query={query}>{(data) => <Content me={person} data={data} />}</Loadable>}
    </Page>
  )
}

function Greeting({ me }: { me: Me }) {
  const now = Date.now()
  return (
    <View className="workbench__greeting">
      <View className="workbench__hello">{`${greeting(now)}，${me.name}`}</View>
      <View className="workbench__today num">{`${me.departmentName} · ${dayWords(now)}`}</View>
    </View>
  )
}

function Content({ me, data: { tasks, recent } }: { me: Me; data: OutputOf<'system.workbench'> }) {
  const documents = tasks.filter(isDocumentTask)
  const shelves = tasks.filter((task) => !isDocumentTask(task))
  const { main, others } = entriesOf(me.roles)
  return (
    <>
      {documents.length > 0 ? (
        <>
          <View className="workbench__title">等我处理</View>
          <TaskList tasks={documents} />
        </>
      ) : (
        <NothingWaits me={me} />
      )}
      {shelves.length > 0 && <ShelfTasks tasks={shelves} />}
      <MainEntries entries={main} />
      {others.length > 0 && <EntryGrid entries={others} />}
      {recent.length > 0 && <RecentRequisitions rows={recent} />}
    </>
  )
}
