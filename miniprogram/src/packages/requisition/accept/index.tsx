import { useRouter } from '@tarojs/taro'
import { AcceptPage } from '@/features/acceptance/accept-page'

export default function Accept() {
  const { id, no } = useRouter<{ id?: string; no?: string }>().params
  return <AcceptPage id={id ?? ''} no={no} />
}
