import { useRouter } from '@tarojs/taro'
import { LoanListPage } from '@/features/loan/loan-list-page'

/** Loans: `view` of mine, warehouse or renewals, `state` to begin with. */
export default function ListPage() {
  const { view, state } = useRouter<{ view?: string; state?: string }>().params
  return <LoanListPage view={view} state={state} />
}
