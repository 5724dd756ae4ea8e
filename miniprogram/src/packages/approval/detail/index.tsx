import { useRouter } from '@tarojs/taro'
import { ApprovalPage } from '@/features/approval/components/approval-page'

/** The path that a chat message opens: `packages/approval/detail/index?id=LY20261122-0012`. */
export default function ApprovalDetailPage() {
  return <ApprovalPage id={useRouter<{ id?: string }>().params.id ?? ''} />
}
