import { useRouter } from '@tarojs/taro'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { useItemStock } from '@/features/stock/api'
import { ItemActions } from '@/features/stock/components/item-actions'
import { ItemContent } from '@/features/stock/components/item-content'

/** One item: how much, where, which lots go out next, and what came and went. */
export default function ItemPage() {
  const { id = '', warehouse } = useRouter().params
  const query = useItemStock(id)
  return (
    <Page title="物资详情" bottom={query.data && <ItemActions data={query.data} />}>
      <Loadable query={query}>
        {(data) => <ItemContent data={data} warehouseId={warehouse} onChanged={query.refresh} />}
      </Loadable>
    </Page>
  )
}
