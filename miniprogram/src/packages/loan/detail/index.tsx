import { useRouter } from '@tarojs/taro'
import { LoanPage } from '@/features/loan/loan-page'

export default function DetailPage() {
  return <LoanPage id={useRouter<{ id?: string }>().params.id ?? ''} />
}
