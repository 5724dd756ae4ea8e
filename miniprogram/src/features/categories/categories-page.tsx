import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import { ActionSheet } from '@/components/action-sheet'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { useQuery } from '@/lib/use-operation'
import { inTreeOrder, schemeText } from './category-choices'
import { CategoryLine } from './category-line'
import { CategorySheet, type CategoryDraft } from './category-sheet'
import { useCategoryActions } from './use-category-actions'
import { PackSheet } from './pack-sheet'
import './categories-page.scss'

type Tree = OutputOf<'masterdata.categoryTree'>
type Row = Tree['rows'][number]
type Scheme = Tree['scheme']

/** The tree of categories: made, renamed, moved, put in order, disabled, deleted while empty. */
export function CategoriesPage() {
  const query = useQuery('masterdata.categoryTree', {}, { pull: true })
  const [chosenScheme, setScheme] = useState<Scheme>()
  const [chosen, setChosen] = useState<Row>()
  const [draft, setDraft] = useState<CategoryDraft>()
  const [packing, setPacking] = useState(false)
  const actions = useCategoryActions(query.data?.rows ?? [], query.refresh)
  const scheme = chosenScheme ?? query.data?.scheme ?? 'gbt14885'
  const create = (parentId: string | null) => setDraft({ code: '', name: '', parentId, scheme })
  return (
    <Page
      title="物资分类"
      sticky={
        query.data && (
          <View className="categories-bar">
            <Segmented
              value={scheme}
              onChange={setScheme}
              options={(['gbt14885', 'own'] as const).map((value) => ({
                value,
                text: `${schemeText[value]}${value === query.data?.scheme ? '（在用）' : ''}`,
                id: `scheme-${value}`,
              }))}
            />
          </View>
        )
      }
      notice={actions.refused && <Notice id="category-refused">{actions.refused}</Notice>}
      bottom={
        <BottomBar
          primary={{ id: 'new-category', text: '新建分类', icon: 'plus', onTap: () => create(null) }}
          {...(scheme === 'gbt14885' && (query.data?.packMissing ?? 0) > 0
            ? { secondary: { id: 'add-pack', text: '加入国标', onTap: () => setPacking(true) } }
            : {})}
        />
      }
    >
      <Loadable query={query}>
        {(tree) => {
          const lines = inTreeOrder(tree.rows.filter((row) => row.scheme === scheme))
          if (lines.length === 0) return <NoCategories scheme={scheme} onPack={() => setPacking(true)} />
          return (
            <Card padded={false}>
              {lines.map(({ row, depth }) => (
                <CategoryLine key={row._id} row={row} depth={depth} onTap={() => setChosen(row)} />
              ))}
            </Card>
          )
        }}
      </Loadable>
      <ActionSheet
        open={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        title={chosen?.name}
        head={chosen && <View className="code">{chosen.code}</View>}
        actions={
          chosen
            ? actions.of(chosen, {
                onEdit: () => setDraft({ ...chosen, categoryId: chosen._id }),
                onAddBelow: () => create(chosen._id),
              })
            : []
        }
      />
      {draft && (
        <CategorySheet
          draft={draft}
          rows={query.data?.rows ?? []}
          onClose={() => setDraft(undefined)}
          onSaved={() => {
            setDraft(undefined)
            void query.refresh()
          }}
        />
      )}
      <PackSheet open={packing} onClose={() => setPacking(false)} onAdded={() => void query.refresh()} />
    </Page>
  )
}

const NoCategories = ({ scheme, onPack }: { scheme: Scheme; onPack: () => void }) =>
  scheme === 'gbt14885' ? (
    <EmptyState
      title="还没有国标分类"
      text="可以一次加入 GB/T 14885-2022 的大类，再按需要细分"
      action={{ id: 'first-pack', text: '加入国标分类', icon: 'plus', onTap: onPack }}
    />
  ) : (
    <EmptyState title="还没有本单位的分类" text="用自己的编码分类时，在这里新建；国标分类不受影响" />
  )
