import { View } from '@tarojs/components'
import { recurrenceText } from '@shared/domain/stocktake/recurrence'
import { stocktakeKindText } from '@shared/domain/stocktake/words'
import type { PlanView } from '@shared/operations/stocktake-open'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { formatDay } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { usePages } from '@/lib/use-pages'
import { ForRoles } from '../quality/components/for-roles'

/** Stocktakes that come again, the next one first. */
export function PlansPage() {
  return (
    <ForRoles title="盘点计划" roles={['clerk', 'admin']} refusal="盘点计划由仓管员和管理员安排">
      {() => <Plans />}
    </ForRoles>
  )
}

function Plans() {
  const pages = usePages('stocktake.plans', { limit: 20 })
  const create = {
    id: 'new-plan',
    text: '新建计划',
    icon: 'plus',
    onTap: () => openPage('stocktakePlan', {}),
  } as const
  return (
    <Page title="盘点计划" bottom={<BottomBar primary={create} />}>
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            title="还没有盘点计划"
            text="例如每季度全库盘一次，贵重的每月轮着盘；到日子自动开盘"
            action={{ text: create.text, icon: create.icon, onTap: create.onTap }}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((row) => (
                <Row key={row.plan._id} row={row} />
              ))}
            </Card>
            <ListEnd pages={pages} done={`共 ${rows.length} 个计划`} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Row({ row: { plan, warehouseName, scopeText } }: { row: PlanView }) {
  const off = plan.status === 'disabled'
  return (
    <ListRow
      id={`plan-${plan._id}`}
      title={plan.name}
      subtitle={`${stocktakeKindText[plan.kind]} · ${recurrenceText(plan.recurrence)}`}
      note={
        <>
          <View>
            {warehouseName} · {scopeText}
          </View>
          {plan.lastNote && <View>{plan.lastNote}</View>}
        </>
      }
      value={off ? undefined : formatDay(plan.nextOn)}
      tag={off ? <StateTag>已停用</StateTag> : <StateTag tone="success">启用</StateTag>}
      onTap={() => openPage('stocktakePlan', { id: plan._id })}
    />
  )
}
