import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { mayWorkIn } from '@shared/domain/rights'
import type { OutputOf } from '@shared/operations'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { LocationRows } from './components/location-rows'
import { LotActions } from './components/lot-actions'
import { alikeOf, targetOf } from './location-target'
import './location-page.scss'

type Contents = OutputOf<'stock.location'>

const zoneTexts = { qualified: '合格区', inspection: '待检区', rejected: '不合格区' } as const

/** One shelf: what lies there; a tap on a row says what can be done with it. */
export function LocationPage() {
  const { id = '' } = useRouter<{ id: string }>().params
  const locationId = decodeURIComponent(id)
  const me = useMe()
  const query = useQuery('stock.location', me ? { locationId } : null, { pull: true })
  const [chosen, setChosen] = useState<number>()
  if (!me) {
    return (
      <Page title="库位">
        <SessionWait />
      </Page>
    )
  }
  const { data } = query
  const mine = data !== undefined && mayWorkIn(me, data.location.warehouseId)
  const row = chosen === undefined ? undefined : data?.rows[chosen]
  const count = {
    id: 'count-here',
    text: '盘点此库位',
    onTap: () => openPage('stocktakeNew', { location: locationId }),
  } as const
  return (
    <Page
      title="库位"
      bottom={
        mine &&
        (data.rows.length > 0 ? (
          <BottomBar
            secondary={count}
            primary={{
              id: 'move-from',
              text: '从这里移库',
              icon: 'transfer',
              onTap: () => openPage('move', { from: data.location._id }),
            }}
          />
        ) : (
          <BottomBar primary={{ ...count, kind: 'secondary' }} />
        ))
      }
    >
      <Loadable query={query}>
        {(contents) => (
          <>
            <Head contents={contents} />
            {contents.rows.length + contents.hidden.length === 0 ? (
              <EmptyState
                title="这个库位是空的"
                text={mine ? '入库、调拨收货或移库时可以放到这里' : '现在没有放东西'}
                action={
                  mine
                    ? {
                        id: 'receive-here',
                        text: '去入库',
                        icon: 'receive',
                        onTap: () => openPage('receive'),
                      }
                    : undefined
                }
              />
            ) : (
              <Card title={`放着 ${contents.rows.length + contents.hidden.length} 批`} padded={false}>
                <LocationRows rows={contents.rows} onTap={mine ? setChosen : undefined} />
                <LocationRows rows={contents.hidden} name="hidden" />
              </Card>
            )}
          </>
        )}
      </Loadable>
      {data && (
        <LotActions
          target={row ? targetOf(data, row) : null}
          alike={row ? alikeOf(data.rows, row) : []}
          onClose={() => setChosen(undefined)}
          onDone={query.refresh}
          atLocation
        />
      )}
    </Page>
  )
}

function Head({ contents: { location, warehouseName, rows, hidden } }: { contents: Contents }) {
  const lots = new Set([...rows, ...hidden].map(({ lotId }) => lotId)).size
  const full = location.capacity !== undefined && lots >= location.capacity
  return (
    <Card>
      <View className="location-head">
        <View id="location-code" className="location-head__code code">
          {location.code}
        </View>
        <View className="location-head__line">
          {warehouseName}
          <StateTag tone={location.zoneKind === 'qualified' ? 'success' : 'warning'}>
            {zoneTexts[location.zoneKind]}
          </StateTag>
          {location.status === 'disabled' && <StateTag tone="danger">已停用</StateTag>}
          {full && <StateTag tone="warning">已满</StateTag>}
        </View>
        {location.capacity !== undefined && (
          <View className="muted">
            可放 {location.capacity} 批，现在 {lots} 批
          </View>
        )}
      </View>
    </Card>
  )
}
