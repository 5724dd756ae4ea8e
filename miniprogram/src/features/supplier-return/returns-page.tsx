import { View } from '@tarojs/components'
import { hasRole } from '@shared/domain/rights'
import { returnReasonText } from '@shared/domain/supplier-return'
import type { SupplierReturnView } from '@shared/operations/quality'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { usePages } from '@/lib/use-pages'
import { ForRoles } from '../quality/components/for-roles'

/** What went back to suppliers, newest first. */
export function ReturnsPage() {
  return (
    <ForRoles title="退货给供应商" roles={['clerk', 'admin']} refusal="退货给供应商由仓管员办理">
      {(me) => <List mayReturn={hasRole(me, 'clerk')} />}
    </ForRoles>
  )
}

function List({ mayReturn }: { mayReturn: boolean }) {
  const pages = usePages('quality.supplierReturns', { limit: 20 })
  const begin = {
    id: 'new-return',
    text: '新建退货',
    icon: 'return',
    onTap: () => openPage('newSupplierReturn'),
  } as const
  return (
    <Page title="退货给供应商" bottom={mayReturn ? <BottomBar primary={begin} /> : undefined}>
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            title="还没有退货记录"
            text="不合格、错发或近效期的货可以退给供应商"
            {...(mayReturn ? { action: { text: '新建退货', onTap: begin.onTap } } : {})}
          />
        }
      >
        {(rows) => (
          <>
            <Card padded={false}>
              {rows.map((row) => (
                <Row key={row._id} row={row} />
              ))}
            </Card>
            <ListEnd pages={pages} done="没有更早的记录了" />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Row({ row }: { row: SupplierReturnView }) {
  const { _id, supplierName, lines, reason, status, returnedAt, returnedBy } = row
  const names = [...new Set(lines.map(({ item }) => item.name))]
  return (
    <ListRow
      id={`return-${_id}`}
      title={names.slice(0, 2).join('、') + (names.length > 2 ? ` 等 ${names.length} 种` : '')}
      subtitle={supplierName}
      note={
        <>
          <View className="code">{_id}</View>
          {returnedBy.name} · {formatInstant(returnedAt)}
        </>
      }
      value={`${lines.length} 行`}
      tag={
        status === 'reversed' ? (
          <StateTag tone="danger">已冲销</StateTag>
        ) : (
          <StateTag tone="neutral">{returnReasonText[reason]}</StateTag>
        )
      }
      onTap={() => openPage('supplierReturn', { id: _id })}
    />
  )
}
