import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { ChipButton } from '@/components/chip-button'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { ListEnd } from '@/components/list-end'
import { Page } from '@/components/page'
import { ChoiceSheet } from '@/components/picker-field'
import { SearchBar } from '@/components/search-bar'
import { Chips } from '@/components/segmented'
import { SkeletonList } from '@/components/skeleton'
import { inTreeOrder } from '@/features/categories/category-choices'
import { openPage } from '@/lib/nav'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { ItemRow } from './components/item-row'
import { useItemPhotos } from './use-item-photos'
import './list-page.scss'

const statusOptions = [
  { value: 'active', text: '在用', id: 'status-active' },
  { value: 'disabled', text: '已停用', id: 'status-disabled' },
  { value: 'all', text: '全部', id: 'status-all' },
] as const
type StatusChoice = (typeof statusOptions)[number]['value']

/** All items with their data, for those who keep it. */
export function ItemsPage() {
  const { params } = useRouter<{ q?: string; category?: string }>()
  const [q, setQ] = useState(params.q ? decodeURIComponent(params.q) : '')
  const [categoryId, setCategoryId] = useState(params.category ?? '')
  const [status, setStatus] = useState<StatusChoice>('active')
  const [choosing, setChoosing] = useState(false)
  const words = useDebounced(q)
  const pages = usePages('masterdata.listItems', {
    ...(words.trim() ? { q: words.trim() } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(status === 'all' ? {} : { status }),
    limit: 30,
  })
  const tree = useQuery('masterdata.categoryTree', {})
  const category = tree.data?.rows.find(({ _id }) => _id === categoryId)
  const photoOf = useItemPhotos(pages.data ?? [])
  const used = inTreeOrder(tree.data?.rows ?? []).filter(
    ({ row }) => row.status === 'active' || row.items > 0,
  )
  const narrowed = words.trim() !== '' || categoryId !== '' || status !== 'active'
  return (
    <Page
      title="物资资料"
      sticky={
        <View className="items-bar">
          <SearchBar
            id="items-search"
            value={q}
            onChange={setQ}
            onScan={setQ}
            placeholder="名称、拼音、编码、条码"
          />
          <View className="items-bar__line">
            <ChipButton
              id="items-category"
              text={category?.name ?? '分类'}
              on={Boolean(category)}
              label={`分类：${category?.name ?? '全部'}`}
              onTap={() => setChoosing(true)}
            />
            <Chips value={status} options={[...statusOptions]} onChange={setStatus} />
          </View>
        </View>
      }
      bottom={
        <BottomBar
          primary={{ id: 'new-item', text: '新建物资', icon: 'plus', onTap: () => openPage('editItem', {}) }}
        />
      }
    >
      {!pages.data ? (
        pages.failure ? (
          <ErrorState failure={pages.failure} onRetry={() => void pages.refresh()} />
        ) : (
          <SkeletonList rows={8} />
        )
      ) : pages.data.length === 0 && !pages.stale ? (
        <EmptyState
          drawing="search"
          title={words.trim() ? `没有找到「${words.trim()}」` : '这里还没有物资'}
          text={words.trim() ? '试试拼音首字母、编码，或去掉筛选条件' : '新建后就能采购、入库和领用'}
          {...(narrowed
            ? {
                action: {
                  id: 'items-reset',
                  text: '看全部在用物资',
                  onTap: () => {
                    setQ('')
                    setCategoryId('')
                    setStatus('active')
                  },
                },
              }
            : {})}
        />
      ) : (
        <>
          <Card padded={false}>
            {pages.data.map((item) => (
              <ItemRow
                key={item._id}
                item={item}
                category={tree.data?.rows.find(({ _id }) => _id === item.categoryId)?.name}
                photo={photoOf(item._id)}
              />
            ))}
          </Card>
          <ListEnd pages={pages} done={`共 ${pages.data.length} 种`} />
        </>
      )}
      <ChoiceSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        title="分类"
        value={categoryId}
        choices={[
          { value: '', text: '全部分类' },
          ...used.map(({ row, depth }) => ({
            value: row._id,
            text: `${'　'.repeat(depth)}${row.name}`,
            note: row.items > 0 ? `${'　'.repeat(depth)}${row.items} 种` : undefined,
          })),
        ]}
        onChange={setCategoryId}
      />
    </Page>
  )
}
