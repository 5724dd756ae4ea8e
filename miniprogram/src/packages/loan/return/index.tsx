import { useRouter } from '@tarojs/taro'
import { LoanReturnPage } from '@/features/loan/return-page'

export default function ReturnPage() {
  return <LoanReturnPage id={useRouter<{ id?: string }>().params.id ?? ''} />
}
