import { useRouter } from '@tarojs/taro'
import { BasketPage } from '@/features/requisition/components/basket-page'

/** Filling in what was chosen; `warehouse` says whose basket. */
export default function Basket() {
  return <BasketPage warehouse={useRouter<{ warehouse?: string }>().params.warehouse} />
}
