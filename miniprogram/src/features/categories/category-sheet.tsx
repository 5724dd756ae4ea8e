import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import { BottomBar } from '@/components/bottom-bar'
import { InputField } from '@/components/input-field'
import { Notice } from '@/components/notice'
import { PickerField } from '@/components/picker-field'
import { Sheet } from '@/components/sheet'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { above, inTreeOrder } from './category-choices'

type Row = OutputOf<'masterdata.categoryTree'>['rows'][number]

export interface CategoryDraft extends Pick<Row, 'code' | 'name' | 'parentId' | 'scheme'> {
  categoryId?: string
}

export interface CategorySheetProps {
  draft: CategoryDraft
  rows: readonly Row[]
  onClose: () => void
  onSaved: () => void
}

const TOP = 'top:'

/** Name, code and parent of a category; another parent moves it with everything under it. */
export function CategorySheet({ draft, rows, onClose, onSaved }: CategorySheetProps) {
  const [form, setForm] = useState(draft)
  const [checked, setChecked] = useState(false)
  const saving = useCommand('masterdata.saveCategory')
  const change = (part: Partial<CategoryDraft>) => setForm((old) => ({ ...old, ...part }))
  const code = form.code.trim().toUpperCase()
  const codeOk = /^[A-Z0-9][A-Z0-9_:.-]{0,39}$/.test(code)
  const save = async () => {
    setChecked(true)
    if (!form.name.trim() || !codeOk) return
    const { categoryId, parentId, scheme } = form
    const answer = await saving.run({
      ...(categoryId ? { categoryId } : {}),
      code,
      name: form.name.trim(),
      parentId,
      scheme,
    })
    if (!answer.ok) return
    toast.success(categoryId ? '已保存' : `已新建「${answer.data.name}」`)
    onSaved()
  }
  const parents = inTreeOrder(rows.filter((row) => row.scheme === form.scheme && row._id !== form.categoryId))
  return (
    <Sheet
      open
      onClose={onClose}
      title={form.categoryId ? '修改分类' : '新建分类'}
      bottom={
        <BottomBar
          primary={{
            id: 'save-category',
            text: '保存分类',
            loading: saving.running,
            onTap: () => void save(),
          }}
        />
      }
    >
      <View className="stack">
        {saving.failure && <Notice id="category-problem">{failureText(saving.failure)}</Notice>}
        <InputField
          id="category-name"
          label="名称"
          required
          maxLength={40}
          value={form.name}
          onChange={(name) => change({ name })}
          placeholder="例如 纸制文具"
          error={checked && !form.name.trim() ? '请填写名称' : undefined}
        />
        <InputField
          id="category-code"
          label="编码"
          required
          maxLength={40}
          value={form.code}
          onChange={(next) => change({ code: next })}
          placeholder={form.scheme === 'gbt14885' ? '例如 A05040100' : '例如 BG-01'}
          error={checked && !codeOk ? '用字母、数字和 -，以字母或数字开头' : undefined}
        />
        <View id="category-parent">
          <PickerField
            label="上级"
            value={form.parentId ?? TOP}
            onChange={(id) => change({ parentId: id === TOP ? null : id })}
            choices={[
              { value: TOP, text: '没有上级（大类）' },
              ...parents.map(({ row }) => ({
                value: row._id,
                text: row.name,
                note: `${above(rows, row)}${row.code}`,
                disabled: row.status === 'disabled',
              })),
            ]}
            {...(form.categoryId ? { hint: '换上级就是移动，下级和物资一起过去' } : {})}
          />
        </View>
      </View>
    </Sheet>
  )
}
