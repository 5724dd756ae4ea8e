import { useRouter } from '@tarojs/taro'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { PlanForm } from './components/plan-form'

/** A new plan, or one that exists. */
export function PlanPage() {
  const { id = '', warehouse = '' } = useRouter<{ id?: string; warehouse?: string }>().params
  return (
    <ForRoles title="盘点计划" roles={['clerk', 'admin']} refusal="盘点计划由仓管员和管理员安排">
      {(me) =>
        id ? (
          <Existing id={decodeURIComponent(id)} me={me} />
        ) : (
          <PlanForm me={me} warehouse={decodeURIComponent(warehouse)} />
        )
      }
    </ForRoles>
  )
}

function Existing({ id, me }: { id: string; me: Parameters<typeof PlanForm>[0]['me'] }) {
  const query = useQuery('stocktake.plan', { planId: id })
  // Another version of the plan is another form: what was typed into the old one does not fit it.
  if (query.data) return <PlanForm key={query.data.plan.updatedAt} me={me} existing={query.data} />
  return (
    <Page title="盘点计划">
      <Loadable query={query}>{() => null}</Loadable>
    </Page>
  )
}
