import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import type { SheetAction } from '@/components/action-sheet'
import { confirm } from '@/lib/confirm'
import { failureText, type Failure } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { openPage } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'

type Row = OutputOf<'masterdata.categoryTree'>['rows'][number]

/** What can be done with a category; a refusal stays above the bottom bar until the next try. */
export function useCategoryActions(rows: readonly Row[], refresh: () => Promise<void>) {
  const moving = useCommand('masterdata.moveCategory')
  const status = useCommand('masterdata.setCategoryStatus')
  const deleting = useCommand('masterdata.deleteCategory')
  const [refused, setRefused] = useState<string>()

  const finish = async (answer: { ok: true } | Failure, done: string) => {
    if (!answer.ok) return setRefused(failureText(answer))
    setRefused(undefined)
    toast.success(done)
    await refresh()
  }
  const toggle = async (row: Row) => {
    const off = row.status === 'active'
    const sure =
      !off ||
      (await confirm({
        title: `停用「${row.name}」？`,
        text: `新物资不能再选它${row.items > 0 ? `，已有的 ${row.items} 种物资不受影响` : ''}。随时可以再启用。`,
        action: '停用',
        danger: true,
      }))
    if (!sure) return
    const answer = await status.run({ categoryId: row._id, status: off ? 'disabled' : 'active' })
    await finish(answer, off ? '已停用' : '已启用')
  }
  const remove = async (row: Row) => {
    const first = await confirm({
      title: `删除「${row.name}」？`,
      text: '里面没有物资，也没有下级分类。',
      action: '删除',
      danger: true,
    })
    const second =
      first &&
      (await confirm({
        title: '再确认一次',
        text: `${row.code} 删除后不能恢复，操作会记入审计。`,
        action: '确定删除',
        danger: true,
      }))
    if (second) await finish(await deleting.run({ categoryId: row._id }), `已删除「${row.name}」`)
  }
  const move = async (row: Row, position: number) =>
    finish(await moving.run({ categoryId: row._id, position }), '已调整顺序')

  const of = (row: Row, open: { onEdit: () => void; onAddBelow: () => void }): SheetAction[] => {
    const siblings = rows
      .filter((other) => other.parentId === row.parentId && other.scheme === row.scheme)
      .sort((a, b) => a.order - b.order)
    const at = siblings.findIndex(({ _id }) => _id === row._id)
    const empty = row.items === 0 && !rows.some(({ parentId }) => parentId === row._id)
    return [
      { id: 'edit-category', text: '修改或移动', icon: 'edit', onTap: open.onEdit },
      ...(row.status === 'active'
        ? [{ id: 'add-below', text: '加一个下级', icon: 'plus', onTap: open.onAddBelow } as const]
        : []),
      ...(row.items > 0
        ? [
            {
              id: 'category-items',
              text: `看里面的 ${row.items} 种物资`,
              icon: 'box',
              onTap: () => openPage('items', { category: row._id }),
            } as const,
          ]
        : []),
      ...(at > 0
        ? [{ id: 'move-up', text: '上移', icon: 'arrow-up', onTap: () => void move(row, at - 1) } as const]
        : []),
      ...(at < siblings.length - 1
        ? [
            {
              id: 'move-down',
              text: '下移',
              icon: 'arrow-down',
              onTap: () => void move(row, at + 1),
            } as const,
          ]
        : []),
      {
        id: 'toggle-category',
        text: row.status === 'active' ? '停用' : '启用',
        icon: row.status === 'active' ? 'close-circle' : 'check-circle',
        onTap: () => void toggle(row),
      },
      {
        id: 'delete-category',
        text: '删除',
        note: empty ? undefined : '里面还有物资或下级，不能删除',
        icon: 'trash',
        danger: true,
        disabled: !empty,
        onTap: () => void remove(row),
      },
    ]
  }
  return { of, refused }
}
