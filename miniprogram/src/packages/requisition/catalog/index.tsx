import { useRouter } from '@tarojs/taro'
import { Catalogue } from '@/features/requisition/components/catalogue'

/** Choosing what to ask for. `warehouse` and `q` narrow it to what the link was about; `kind` says what for. */
export default function CatalogPage() {
  const { warehouse, q, kind } = useRouter<{ warehouse?: string; q?: string; kind?: string }>().params
  const asked = kind === 'loan' || kind === 'external' ? kind : undefined
  return <Catalogue warehouse={warehouse} words={q} kind={asked} />
}
