import type { StocktakeView } from '@shared/operations/stocktake-view'
import type { IconName } from '@/components/icon'

export type StepName =
  'count' | 'finish' | 'review' | 'decide' | 'report' | 'finds' | 'assign' | 'reopen' | 'unfreeze' | 'cancel'

export interface Step {
  name: StepName
  text: string
  icon?: IconName
  note?: string
  danger?: boolean
}

const steps: Record<StepName, Omit<Step, 'name'>> = {
  count: { text: '去盘点', icon: 'count' },
  finish: { text: '结束盘点', icon: 'check-circle', note: '不再盘了，开始核对差异' },
  review: { text: '看差异', icon: 'search' },
  decide: { text: '去审批', icon: 'approve' },
  report: { text: '盘点报告', icon: 'document', note: '结论、差异、签字，可导出 Excel' },
  finds: { text: '不明物', icon: 'info', note: '扫不出是什么的' },
  assign: { text: '改派盘点人', icon: 'users' },
  reopen: { text: '退回继续盘点', icon: 'undo' },
  unfreeze: { text: '解除冻结', icon: 'refresh', note: '马上恢复收发，盘点继续' },
  cancel: { text: '取消盘点', icon: 'trash', danger: true, note: '不改账，记录保留' },
}

/** What this person does next, what may be done beside it, and everything else that is possible now. */
export function stepsFor({ stocktake: { status }, board, actions }: StocktakeView): {
  first?: Step
  second?: Step
  others: Step[]
} {
  const left = board.toCount + board.toSecond + board.toRecount
  const reports = actions.export || status === 'posted'
  const may: Record<StepName, boolean> = {
    ...actions,
    report: reports,
    finds: actions.review && board.unknown > 0,
  }
  const [first, second] = wanted(status, left).filter((name) => may[name])
  const order: StepName[] = [
    'count',
    'finish',
    'review',
    'decide',
    'report',
    'finds',
    'assign',
    'reopen',
    'unfreeze',
    'cancel',
  ]
  const rest = order.filter((name) => may[name] && name !== first && name !== second)
  // Without a likely step the first of the rest takes its place, so that nothing possible is out of reach.
  const [only] = first ? [] : rest
  const main = first ?? (only && only !== 'cancel' ? only : undefined)
  const name = main ?? only
  return {
    ...(name ? { first: words(name, status) } : {}),
    ...(second ? { second: words(second, status) } : {}),
    others: rest.filter((other) => other !== name).map((other) => words(other, status)),
  }
}

/** The likely steps of a state, the likeliest first. */
function wanted(status: StocktakeView['stocktake']['status'], left: number): StepName[] {
  switch (status) {
    case 'counting':
      return left > 0 ? ['count', 'finish'] : ['finish', 'count']
    case 'reviewing':
      return ['review', 'count']
    case 'approving':
      return ['decide', 'review']
    case 'posting':
    case 'posted':
      return ['report', 'review']
    default:
      return []
  }
}

const words = (name: StepName, status: StocktakeView['stocktake']['status']): Step => ({
  name,
  ...steps[name],
  ...(name === 'review' && status === 'reviewing' ? { text: '去复核' } : {}),
})
