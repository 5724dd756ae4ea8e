import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { SearchBar } from '@/components/search-bar'
import { SkeletonList } from '@/components/skeleton'
import { openPage } from '@/lib/nav'
import type { RequisitionKind } from '@shared/schema/requisition'
import { changeBasket, useBasket } from '../basket'
import { kindWords } from '../kind-words'
import { useCatalogue } from '../use-catalogue'
import { useWarehouseChoice } from '../use-warehouse-choice'
import { BasketCount } from './basket-count'
import { CategoryRail } from './category-rail'
import { Shelf } from './shelf'
import { WarehouseLine, WarehouseSheet } from './warehouse-switch'
import './catalogue.scss'

export interface CatalogueProps {
  warehouse?: string
  words?: string
  /** What the basket becomes on the way to its form; as it is unless told. */
  kind?: RequisitionKind
}

/** The shop: a warehouse, its categories, what lies there and how much of it may be taken, and the basket below. */
export function Catalogue({ warehouse, words, kind }: CatalogueProps) {
  const { query, warehouses, chosen, choose } = useWarehouseChoice(warehouse)
  const catalogue = useCatalogue(chosen?._id, words)
  const { lines } = useBasket(chosen?._id ?? '')
  const [choosing, setChoosing] = useState(false)
  const change = (warehouseId: string) => {
    catalogue.pick(undefined)
    choose(warehouseId)
  }
  const fillIn = () => {
    if (chosen && kind && lines.length > 0) changeBasket(chosen._id, { kind })
    openPage('basket', { warehouse: chosen?._id })
  }
  const sticky = (
    <>
      <WarehouseLine chosen={chosen} onTap={warehouses.length > 1 ? () => setChoosing(true) : undefined} />
      <SearchBar
        id="search"
        value={catalogue.words}
        onChange={catalogue.setWords}
        onScan={catalogue.setWords}
        placeholder="名称、首字母、编码或条码"
      />
    </>
  )
  const bottom = (
    <BottomBar
      summary={<BasketCount count={lines.length} onTap={fillIn} />}
      primary={{
        id: 'go-basket',
        text: '去填写',
        disabled: lines.length === 0,
        onTap: fillIn,
      }}
    />
  )
  return (
    <Page
      title={kindWords[kind ?? 'consume'].title}
      padded={false}
      sticky={sticky}
      bottom={bottom}
      className="catalogue"
    >
      <WarehouseSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        {...{ warehouses, chosen }}
        onChoose={change}
      />
      {query.failure && !query.data && (
        <ErrorState failure={query.failure} onRetry={() => void query.refresh()} />
      )}
      {!chosen && !query.failure && <SkeletonList rows={8} card={false} />}
      {chosen && (
        <View className="catalogue__body">
          {catalogue.q === '' && (
            <CategoryRail categories={catalogue.rail} chosen={catalogue.category} onChoose={catalogue.pick} />
          )}
          <Shelf catalogue={catalogue} warehouse={chosen} onWarehouse={change} />
        </View>
      )}
    </Page>
  )
}
