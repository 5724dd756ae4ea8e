import { useRouter } from '@tarojs/taro'
import { ReturnIssuedPage } from '@/features/goods-back/return-issued-page'

export default function ReturnPage() {
  return <ReturnIssuedPage no={useRouter<{ no?: string }>().params.no ?? ''} />
}
