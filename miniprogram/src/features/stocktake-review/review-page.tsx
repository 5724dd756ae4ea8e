import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import type { PageParams } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { Outcome } from './components/outcome'
import { ReviewContent } from './components/review-content'
import { plainParams } from './plain-params'

/** Differences of a stocktake: what they are, what explains them, what becomes of them. */
export function ReviewPage() {
  return (
    <ForRoles title="盘点复核" roles={['clerk', 'approver', 'admin']} refusal="盘点复核由仓管员和管理员办理">
      {() => <Review />}
    </ForRoles>
  )
}

function Review() {
  const { id = '', ...asked } = plainParams(useRouter<PageParams['stocktakeReview']>().params)
  const query = useQuery('stocktake.get', { stocktakeId: id }, { pull: true })
  const [submitted, setSubmitted] = useState(false)
  const { data, refresh } = query
  if (!data) {
    return (
      <Page title="盘点复核">
        <Loadable query={query}>{() => null}</Loadable>
      </Page>
    )
  }
  if (submitted && data.stocktake.status !== 'reviewing') {
    return <Outcome title="盘点结果" view={data} refresh={refresh} />
  }
  return <ReviewContent view={data} asked={asked} refresh={refresh} onSubmitted={() => setSubmitted(true)} />
}
