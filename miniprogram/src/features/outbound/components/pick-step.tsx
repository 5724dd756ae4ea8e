import Taro from '@tarojs/taro'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { confirm } from '@/lib/confirm'
import { usePageShown } from '@/lib/page-shown'
import { useChange } from '@/lib/use-change'
import { useWedge } from '@/lib/wedge'
import type { Task } from '../pick-tasks'
import type { Pick, PickList } from '../use-pick'
import { amount, usePickScan } from '../use-pick-scan'
import { CurrentTask } from './current-task'
import { PickHead } from './pick-head'
import { PickScan } from './pick-scan'
import { ReasonSheet } from './reason-sheet'
import { ShortSheet } from './short-sheet'
import { Shortages } from './shortages'
import { SwapSheet } from './swap-sheet'
import { DoneTask, WaitingTask } from './task-row'

export interface PickStepProps {
  list: PickList
  pick: Pick
  /** A line that the server refused, and why. */
  refusal?: { line: number; text: string }
  onSign: () => void
  onRefresh: () => void
}

/** When the first promise of the open lines ends; undefined when one has none any more. */
const earliestPromise = ({ lines }: PickList): string | undefined =>
  lines.every((line) => line.promise)
    ? lines.flatMap((line) => line.promise?.until ?? []).sort()[0]
    : undefined

/** The walk through the warehouse, one stop after the other. */
export function PickStep({ list, pick, refusal, onSign, onRefresh }: PickStepProps) {
  const { tasks, pending, current, takes } = pick
  const scan = usePickScan(pick)
  const [swapping, setSwapping] = useState<Task>()
  const [askingReason, setAskingReason] = useState(false)
  const [short, setShort] = useState<Task>()
  // The next stop begins at the top, however far the last one was read.
  useChange(current?.key, () => void Taro.pageScrollTo({ scrollTop: 0, duration: 160 }))
  useWedge((code) => void scan.onCode(code), usePageShown())

  const sign = async () => {
    const sure =
      pending.length === 0 ||
      (await confirm({
        title: `还有 ${pending.length} 处没拣`,
        text: '签字后只发已经拣的，没拣的留着，下次再发。',
        action: '先发已拣的',
        cancel: '接着拣',
      }))
    if (!sure) return
    if (pick.strayed.length > 0 && !pick.progress.reason) setAskingReason(true)
    else onSign()
  }
  const signAction = {
    id: 'sign',
    icon: 'sign',
    disabled: takes.size === 0,
    onTap: () => void sign(),
  } as const
  const quantity = current ? pick.quantityOf(current) : null
  const taken = (task: Task) => ({
    id: 'pick-done',
    text: quantity === 0 ? '这一处不拿' : `已拣 ${amount(task, quantity ?? 0)}`,
    disabled: quantity === null || quantity > task.quantity,
    onTap: () => scan.confirmTask(task),
  })
  return (
    <Page
      title="拣货出库"
      sticky={
        tasks.length > 0 && (
          <PickScan
            tasks={tasks}
            current={current}
            feedback={scan.feedback}
            onCode={(code) => void scan.onCode(code)}
          />
        )
      }
      bottom={
        tasks.length > 0 &&
        (current ? (
          <BottomBar
            primary={taken(current)}
            secondary={takes.size > 0 ? { ...signAction, icon: undefined, text: '去签字' } : undefined}
          />
        ) : (
          <BottomBar primary={{ ...signAction, text: '请领用人签字' }} />
        ))
      }
    >
      <PickHead requisition={list.requisition} until={earliestPromise(list)} />
      <Shortages list={list} onRefresh={onRefresh} />
      {current && (
        <CurrentTask
          key={current.key}
          task={current}
          quantity={quantity}
          onQuantity={(next) => pick.setQuantity(current, next)}
          onSwap={pick.candidatesOf(current).length > 0 ? () => setSwapping(current) : undefined}
          onUnswap={current.swapped ? () => pick.unswap(current) : undefined}
          onShort={() => setShort(current)}
          refusal={refusal?.line === current.line.lineId ? refusal.text : undefined}
        />
      )}
      {pending.length > 1 && (
        <Card title="接下来" extra={`${pending.length - 1} 处`} padded={false}>
          {pending
            .filter((task) => task !== current)
            .map((task) => (
              <WaitingTask key={task.key} task={task} onTap={() => pick.goTo(task)} />
            ))}
        </Card>
      )}
      {tasks.length > pending.length && (
        <Card title="已拣" extra={`${tasks.length - pending.length} 处`} padded={false}>
          {tasks
            .filter((task) => task.taken !== undefined)
            .map((task) => (
              <DoneTask key={task.key} task={task} onUndo={() => pick.undo(task)} />
            ))}
        </Card>
      )}
      {tasks.length === 0 && (
        <EmptyState
          title="现在没有可拣的货"
          text="库存不够，到货入库后再来拣"
          action={{ id: 'refresh', text: '刷新', icon: 'refresh', onTap: onRefresh }}
        />
      )}
      {swapping && (
        <SwapSheet
          task={swapping}
          choices={pick.candidatesOf(swapping)}
          reason={pick.progress.reason}
          onClose={() => setSwapping(undefined)}
          onSwap={(to, reason) => pick.swap(swapping, to, reason)}
        />
      )}
      {short && (
        <ShortSheet
          task={short}
          requisitionId={list.requisition.requisitionId}
          onClose={() => setShort(undefined)}
          onDone={onRefresh}
        />
      )}
      {askingReason && (
        <ReasonSheet
          names={pick.strayed.map((line) => `「${line.item.name}」`)}
          reason={pick.progress.reason}
          onClose={() => setAskingReason(false)}
          onReason={(reason) => {
            pick.setReason(reason)
            onSign()
          }}
        />
      )}
    </Page>
  )
}
