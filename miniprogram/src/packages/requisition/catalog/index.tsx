import { useRouter } from '@tarojs/taro'
import { Catalogue } from '@/features/requisition/components/catalogue'

/** Choosing what to ask for. `warehouse` and `q` narrow it to what the link was about. */
export default function CatalogPage() {
  const { warehouse, q } = useRouter<{ warehouse?: string; q?: string }>().params
  return <Catalogue warehouse={warehouse} words={q} />
}
