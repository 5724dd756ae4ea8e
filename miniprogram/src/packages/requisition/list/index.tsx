import { useRouter } from '@tarojs/taro'
import { MyRequisitions } from '@/features/requisition/components/my-requisitions'

/** My requisitions; `state` begins with one state only. */
export default function ListPage() {
  return <MyRequisitions state={useRouter<{ state?: string }>().params.state} />
}
