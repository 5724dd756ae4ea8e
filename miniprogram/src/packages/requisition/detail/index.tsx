import { useRouter } from '@tarojs/taro'
import { RequisitionDetail } from '@/features/requisition/components/requisition-detail'

/** One requisition; messages and printed codes open it by `id`. */
export default function DetailPage() {
  return <RequisitionDetail id={useRouter<{ id?: string }>().params.id ?? ''} />
}
