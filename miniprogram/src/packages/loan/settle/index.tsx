import { useRouter } from '@tarojs/taro'
import { LoanSettlePage } from '@/features/loan/settle-page'

export default function SettlePage() {
  return <LoanSettlePage id={useRouter<{ id?: string }>().params.id ?? ''} />
}
