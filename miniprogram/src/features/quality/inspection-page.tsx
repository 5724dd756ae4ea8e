import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { InspectionView } from '@shared/operations/quality'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from './components/for-roles'
import { Inspected } from './components/inspected'
import { InspectionDetail } from './components/inspection-detail'
import { InspectionForm } from './components/inspection-form'
import { isOpen } from '@shared/domain/judge'

/** One inspection: to be judged by a clerk of its warehouse, to be read by everybody else who may see it. */
export function InspectionPage() {
  return (
    <ForRoles title="质检" roles={['clerk', 'admin']} refusal="质检由仓管员办理">
      {() => <Inspection />}
    </ForRoles>
  )
}

function Inspection() {
  const { id = '' } = useRouter<{ id: string }>().params
  const query = useQuery('quality.inspection', { inspectionId: id }, { pull: true })
  const [done, setDone] = useState<InspectionView>()
  if (done) {
    const again = () => {
      setDone(undefined)
      void query.refresh()
    }
    return <Inspected inspection={done} onAgain={again} />
  }
  if (!query.data) {
    return (
      <Page title="质检">
        <Loadable query={query}>{() => null}</Loadable>
      </Page>
    )
  }
  const { inspection, mayWork } = query.data
  return mayWork && isOpen(inspection) ? (
    <InspectionForm
      key={inspection.updatedAt}
      inspection={inspection}
      rejectedLocationId={query.data.rejectedLocationId ?? ''}
      onDone={setDone}
      refresh={query.refresh}
    />
  ) : (
    <InspectionDetail data={query.data} refresh={query.refresh} />
  )
}
