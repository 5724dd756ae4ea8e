import { View } from '@tarojs/components'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { CodedText } from '@/components/coded-text'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { SwitchField } from '@/components/switch-field'
import { replacePage } from '@/lib/nav'
import { useChange } from '@/lib/use-change'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import type { NewStocktake } from '../use-new-stocktake'
import './quick-card.scss'

/** What is going to be counted, in one card. */
export function QuickCard({ form }: { form: NewStocktake }) {
  const { draft, change, changeScope, warehouse } = form
  const [location] = draft.scope.locations
  const [item] = draft.scope.items
  const short = draft.requestIds.length > 0
  const known = useQuery('masterdata.item', item && !short ? { itemId: item.id } : null).data
  useChange(known?._id, () => {
    if (known) changeScope({ items: [{ id: known._id, name: known.name }] })
  })
  const scanned = useQuery('masterdata.resolveCode', location && !short ? { code: location.id } : null).data
  const [under] = scanned?.kind === 'location' ? (scanned.counts ?? []) : []
  return (
    <>
      {under && location && (
        <Notice
          id="counted-there"
          tone="brand"
          icon="info"
          action={{
            id: 'count-there',
            text: '去那里盘',
            onTap: () => replacePage('countLocation', { id: under.stocktakeId, location: location.id }),
          }}
        >
          <CodedText text={`「${under.name}」正要你盘这个库位`} />
        </Notice>
      )}
      <Card>
        <View className="quick-card">
          {location && !short && <View className="quick-card__code code">{location.name}</View>}
          {known && (
            <View>
              <View className="quick-card__name">{known.name}</View>
              <View className="muted">{known.specification}</View>
            </View>
          )}
          {short && <View className="quick-card__name">{draft.requestIds.length} 处短少的库位</View>}
          <View className="muted">{warehouse?.name} · 由你来盘，不影响别人收发</View>
        </View>
      </Card>
      {short && <ShortShelves form={form} />}
      <Card padded={false}>
        <SwitchField
          id="quick-blind"
          label="盲盘"
          value={form.blind}
          onChange={(blind) => change({ blind })}
          hint={form.blind ? '盘的时候看不到账上有多少' : '盘的时候能看到账上有多少'}
        />
      </Card>
    </>
  )
}

type Request = OutputOf<'outbound.countRequests'>['rows'][number]

/** The short shelves that were chosen; their places and goods are the scope. */
function ShortShelves({ form: { draft, change, changeScope } }: { form: NewStocktake }) {
  const pages = usePages(
    'outbound.countRequests',
    draft.warehouseId ? { warehouseId: draft.warehouseId, limit: 100 } : null,
  )
  const rows = (pages.data ?? []).filter(({ _id }) => draft.requestIds.includes(_id))
  useChange(rows.map(({ _id }) => _id).join(), () => {
    if (rows.length === 0) return
    change({ requestIds: rows.map(({ _id }) => _id) })
    changeScope(placesOf(rows))
  })
  if (pages.data && !pages.stale && rows.length === 0) {
    return (
      <Notice id="shelves-done" tone="warning" icon="info">
        这些库位已经盘过了，不用再盘
      </Notice>
    )
  }
  return (
    <Card padded={false}>
      {rows.map(({ _id, locationId, item, expected, found }) => (
        <Field key={_id} label={locationCode(locationId)}>
          <View>
            {item.name}
            <View className="muted num">
              账上 {formatQuantity(expected, item.scale)}，拣货时见到 {formatQuantity(found, item.scale)}{' '}
              {item.unit}
            </View>
          </View>
        </Field>
      ))}
    </Card>
  )
}

const placesOf = (rows: readonly Request[]) => ({
  locations: [...new Map(rows.map(({ locationId: id }) => [id, { id, name: locationCode(id) }])).values()],
  items: [...new Map(rows.map(({ itemId: id, item }) => [id, { id, name: item.name }])).values()],
})
