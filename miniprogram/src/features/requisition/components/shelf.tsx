import { View } from '@tarojs/components'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { Loadable } from '@/components/loadable'
import { SkeletonList } from '@/components/skeleton'
import type { StockRow } from '@shared/operations/stock'
import { useBasket } from '../basket'
import { ALL, type useCatalogue } from '../use-catalogue'
import { CatalogueRow } from './catalogue-row'
import { Elsewhere } from './elsewhere'
import './shelf.scss'

export interface ShelfProps {
  catalogue: ReturnType<typeof useCatalogue>
  warehouse: { _id: string; name: string }
  onWarehouse: (warehouseId: string) => void
}

/** The rows of the chosen category, of the usual items, or of what was searched for. */
export function Shelf({ catalogue, warehouse, onWarehouse }: ShelfProps) {
  const { q, usual, shelf, favourites, pick, setWords } = catalogue
  const { lines } = useBasket(warehouse._id)
  const lineOf = new Map(lines.map((line) => [line.itemId, line]))
  const rows = (all: StockRow[]) =>
    all.map((row) => (
      <CatalogueRow
        key={row.stockId}
        row={row}
        line={lineOf.get(row.itemId)}
        favourite={favourites.ids.includes(row.itemId)}
        onFavourite={favourites.toggle}
      />
    ))
  const skeleton = <SkeletonList rows={8} card={false} />
  const empty = q ? (
    <Elsewhere q={q} warehouse={warehouse} onWarehouse={onWarehouse} onClear={() => setWords('')} />
  ) : (
    <EmptyState
      title="这一类还没有物资"
      text={`${warehouse.name}里没有这类物资`}
      action={{ id: 'show-all', text: '看全部', onTap: () => pick(ALL) }}
    />
  )
  const noUsual = (
    <EmptyState
      drawing="basket"
      title="还没有常用物资"
      text="点物资旁的星标，或领过一次，就会出现在这里"
      action={{ id: 'show-all', text: '看全部', onTap: () => pick(ALL) }}
    />
  )
  return (
    <View className="shelf">
      {usual ? (
        <Loadable query={usual} skeleton={skeleton} isEmpty={(data) => data.length === 0} empty={noUsual}>
          {rows}
        </Loadable>
      ) : (
        <>
          <Loadable query={shelf} skeleton={skeleton} isEmpty={(data) => data.length === 0} empty={empty}>
            {rows}
          </Loadable>
          <ListEnd pages={shelf} done={shelf.data && shelf.data.length > 8 ? '到底了' : undefined} />
        </>
      )}
    </View>
  )
}
