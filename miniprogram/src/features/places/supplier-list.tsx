import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Supplier } from '@shared/schema/masterdata'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { SearchBar } from '@/components/search-bar'
import { StateTag } from '@/components/state-tag'
import { openPage } from '@/lib/nav'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'

/** 供应商: who delivers, those in use first. */
export function SupplierList() {
  const [words, setWords] = useState('')
  const q = useDebounced(words.trim())
  const query = useQuery('masterdata.listSuppliers', { q, includeDisabled: true }, { pull: true })
  return (
    <Page
      title="供应商"
      sticky={
        <SearchBar
          id="supplier-search"
          value={words}
          onChange={setWords}
          placeholder="名称、拼音首字母或编号"
        />
      }
      bottom={
        <BottomBar
          primary={{
            id: 'new-supplier',
            text: '新建供应商',
            icon: 'plus',
            onTap: () => openPage('supplier', {}),
          }}
        />
      }
    >
      <Loadable
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          q ? (
            <EmptyState drawing="search" title={`没有找到「${q}」`} text="换个词试试，或新建这家供应商" />
          ) : (
            <EmptyState title="还没有供应商" text="建好后，采购和入库时可以直接选" />
          )
        }
      >
        {({ rows }) => (
          <Card padded={false}>
            {[...rows].sort(inUseFirst).map((supplier) => (
              <Row key={supplier._id} supplier={supplier} />
            ))}
          </Card>
        )}
      </Loadable>
    </Page>
  )
}

function Row({ supplier }: { supplier: Supplier }) {
  const { _id, name, contact, phone, inspect, status } = supplier
  const people = [contact, phone].filter(Boolean).join(' ')
  return (
    <ListRow
      id={`supplier-${_id}`}
      title={name}
      note={
        <>
          <View className="code">{_id}</View>
          {people}
        </>
      }
      tag={
        status === 'disabled' ? (
          <StateTag>已停用</StateTag>
        ) : (
          inspect && <StateTag tone="warning">到货质检</StateTag>
        )
      }
      arrow
      onTap={() => openPage('supplier', { id: _id })}
    />
  )
}

const inUseFirst = (a: Supplier, b: Supplier): number =>
  (a.status === b.status ? 0 : a.status === 'active' ? -1 : 1) || (a._id < b._id ? -1 : 1)
