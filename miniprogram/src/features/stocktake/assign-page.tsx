import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import { BottomBar } from '@/components/bottom-bar'
import { DateField } from '@/components/date-field'
import { EmptyState } from '@/components/empty-state'
import { FormGroup } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { back, replacePage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { areaToEdit } from './area-people'
import { areaProblem, type PeopleByArea } from './areas-draft'
import { AreaFields } from './components/area-fields'

/** Other people for the areas of a stocktake, or another date; what is counted already stays. */
export function AssignPage() {
  return (
    <ForRoles title="改派盘点人" roles={['clerk', 'admin']} refusal="盘点人由仓管员安排">
      {() => <Assign />}
    </ForRoles>
  )
}

function Assign() {
  const { id = '' } = useRouter<{ id: string }>().params
  const query = useQuery('stocktake.get', { stocktakeId: id })
  if (query.data?.actions.assign) return <Form view={query.data} />
  return (
    <Page title="改派盘点人">
      <Loadable query={query}>
        {() => (
          <EmptyState
            title="这次盘点不能再改派了"
            text="提交审批之后盘点人就定下来了"
            action={{ text: '看盘点单', onTap: () => replacePage('stocktake', { id }) }}
          />
        )}
      </Loadable>
    </Page>
  )
}

function Form({ view: { stocktake, board } }: { view: StocktakeView }) {
  const { _id: id, areas: existing, double, warehouseId } = stocktake
  const [people, setPeople] = useState<PeopleByArea>({})
  const [dueOn, setDueOn] = useState(stocktake.dueOn ?? '')
  const [problem, setProblem] = useState<string>()
  const command = useCommand('stocktake.assign')
  const areas = existing.map((area) => {
    const lines = board.areas.find(({ areaId }) => areaId === area.areaId)?.lines
    const edited = areaToEdit(area, lines)
    return { ...edited, ...people[edited.key] }
  })
  const save = async () => {
    const wrong = areaProblem(areas, double)
    setProblem(wrong)
    if (wrong) return signal('wrong')
    const answer = await command.run({
      stocktakeId: id,
      areas: areas.map(({ key, counters, seconds }) => ({
        areaId: Number(key),
        counterIds: counters.map((one) => one.id),
        secondIds: double ? seconds.map((one) => one.id) : [],
      })),
      ...(dueOn ? { dueOn } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (!answer.ok) return
    toast.success('已改派，盘过的行不用重盘')
    back()
  }
  const said = problem ?? (command.failure && `${failureText(command.failure)}。改的内容都还在。`)
  return (
    <Page
      title="改派盘点人"
      notice={
        said && (
          <Notice id="refusal" tone={problem ? 'warning' : 'danger'}>
            {said}
          </Notice>
        )
      }
      bottom={
        <BottomBar
          primary={{ id: 'assign-save', text: '保存', loading: command.running, onTap: () => void save() }}
        />
      }
    >
      <Notice tone="brand" icon="info">
        没有指定人的区，本库仓管员都能盘。已经盘的行不受影响。
      </Notice>
      <AreaFields
        warehouseId={warehouseId}
        areas={areas.length === 1 ? areas.map((area) => ({ ...area, name: area.name || '谁来盘' })) : areas}
        double={double}
        onChange={(key, next) => setPeople((old) => ({ ...old, [key]: next }))}
      />
      <FormGroup>
        <DateField
          id="due-on"
          label="盘完日期"
          value={dueOn}
          onChange={setDueOn}
          placeholder="不限"
          min={businessDay(Date.now())}
        />
      </FormGroup>
    </Page>
  )
}
