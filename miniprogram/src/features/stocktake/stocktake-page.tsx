import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { usePageShown } from '@/lib/page-shown'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { StocktakeDetail } from './components/stocktake-detail'
import { useJob } from './job-runner'

/** While others count, or a job runs elsewhere, the figures of an open page grow old. */
const COUNTING_MS = 20_000
const JOB_MS = 3_000

/** One stocktake: how far it is, by area and by person, and what this person does next. */
export function StocktakePage() {
  const { id = '' } = useRouter<{ id: string }>().params
  const me = useMe()
  const query = useQuery('stocktake.get', me ? { stocktakeId: id } : null, { pull: true })
  const job = useJob(id)
  const shown = usePageShown()
  const stocktake = query.data?.stocktake
  const pace = paceOf(stocktake?.status, Boolean(stocktake?.job) && !job?.running)
  const { refresh } = query
  useEffect(() => {
    if (!shown || pace === 0) return
    const timer = setInterval(() => void refresh(), pace)
    return () => clearInterval(timer)
    // `refresh` is another function at every drawing; the newest of the same question does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown, pace, id])
  if (me && query.data) return <StocktakeDetail view={query.data} refresh={refresh} />
  return (
    <Page title="盘点单">
      {me ? <Loadable query={query}>{() => null}</Loadable> : <SessionWait rows={5} />}
    </Page>
  )
}

const paceOf = (status: string | undefined, jobElsewhere: boolean): number =>
  jobElsewhere ? JOB_MS : status === 'counting' ? COUNTING_MS : 0
