import { useState } from 'react'
import { ActionSheet } from '@/components/action-sheet'
import { BottomBar } from '@/components/bottom-bar'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { toast } from '@/lib/feedback'
import { back, openPage } from '@/lib/nav'
import { ItemFields } from './components/item-fields'
import { ItemNotice } from './components/item-notice'
import { useItem, type ItemState } from './use-item-form'
import { useItemLife } from './use-item-life'

/** An item that is there: change it, disable it, or delete it while nothing ever named it. */
export function EditItem({ state, refresh }: { state: ItemState; refresh: () => Promise<void> }) {
  const editing = useItem(state)
  const life = useItemLife(state, refresh)
  const [menu, setMenu] = useState(false)
  const { item } = state
  const disabled = item.status === 'disabled'
  const save = async () => {
    const answer = await editing.save()
    if (typeof answer === 'string') return
    toast.success(`已保存「${answer.name}」`)
    back()
  }
  return (
    <Page
      title="编辑物资"
      notice={
        <ItemNotice editing={editing} refused={life.refused} onOpen={(id) => openPage('editItem', { id })} />
      }
      bottom={
        <BottomBar
          primary={{ id: 'save-item', text: '保存', loading: editing.running, onTap: () => void save() }}
          secondary={{
            id: 'item-more',
            text: '更多',
            icon: 'more',
            loading: life.running,
            onTap: () => setMenu(true),
          }}
        />
      }
    >
      {disabled && (
        <Notice
          id="item-disabled"
          tone="warning"
          action={{ id: 'enable-item', text: '启用', onTap: () => void life.setStatus('active') }}
        >
          已停用：不能再入库和领用，历史记录都在
        </Notice>
      )}
      <ItemFields editing={editing} state={state} />
      <ActionSheet
        open={menu}
        onClose={() => setMenu(false)}
        title={item.name}
        actions={[
          {
            id: 'see-stock',
            text: '看库存和流水',
            icon: 'box',
            onTap: () => openPage('item', { id: item._id }),
          },
          {
            id: 'see-changes',
            text: '谁改过什么',
            icon: 'shield',
            onTap: () => openPage('audit', { document: item._id }),
          },
          disabled
            ? {
                id: 'enable',
                text: '启用',
                icon: 'check-circle' as const,
                onTap: () => void life.setStatus('active'),
              }
            : {
                id: 'disable',
                text: '停用',
                note: life.whyNot ?? '不再采购和领用，历史保留，随时可以再启用',
                icon: 'close-circle' as const,
                onTap: () => void life.setStatus('disabled'),
              },
          {
            id: 'delete',
            text: '删除',
            note: state.unused ? '从未用过，可以删除' : '有过记录，只能停用',
            icon: 'trash' as const,
            danger: true,
            disabled: !state.unused,
            onTap: () => void life.remove(),
          },
        ]}
      />
    </Page>
  )
}
