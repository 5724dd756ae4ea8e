import { useState } from 'react'
import type { OutputOf } from '@shared/operations'
import { useDraft } from '@/lib/draft'
import { useCommand } from '@/lib/use-command'
import { emptyForm, formOf, type ItemForm } from './item-form'
import { inputOf, type ItemProblems } from './item-input'

export type ItemState = OutputOf<'masterdata.itemState'>
type Saved = OutputOf<'masterdata.saveItem'>

/** A form of an item: checked before it is sent, saved once; a refusal stays until something is changed. */
export interface ItemEditing {
  form: ItemForm
  change: (part: Partial<ItemForm>) => void
  problems: ItemProblems
  failure: ReturnType<typeof useCommand<'masterdata.saveItem'>>['failure']
  running: boolean
  save: () => Promise<Saved | 'incomplete' | 'refused'>
}

/** A new item; what was typed waits on the device until it is saved. */
export function useNewItem(start: Partial<ItemForm>): ItemEditing & { clear: () => void } {
  const { draft, setDraft, clear } = useDraft<ItemForm>('item', { ...emptyForm, ...start })
  const saving = useSaving(draft)
  return { form: draft, change: (part) => setDraft((old) => ({ ...old, ...part })), ...saving, clear }
}

/** An item as it was when the page was opened; a save of something that changed since is refused. */
export function useItem(state: ItemState): ItemEditing {
  const [opened] = useState(state)
  const [form, setForm] = useState(() => formOf(opened))
  const base = { itemId: opened.item._id, updatedAt: opened.item.updatedAt }
  const saving = useSaving(form, base)
  return { form, change: (part) => setForm((old) => ({ ...old, ...part })), ...saving }
}

function useSaving(form: ItemForm, base: { itemId?: string; updatedAt?: string } = {}) {
  const command = useCommand('masterdata.saveItem')
  const [checked, setChecked] = useState(false)
  const [refused, setRefused] = useState<ItemForm>()
  const wanted = inputOf(form)
  const save = async () => {
    setChecked(true)
    if ('problems' in wanted) return 'incomplete' as const
    const answer = await command.run({ ...wanted.input, ...base })
    if (answer.ok) return answer.data
    setRefused(form)
    return 'refused' as const
  }
  return {
    problems: checked && 'problems' in wanted ? wanted.problems : {},
    failure: refused === form ? command.failure : undefined,
    running: command.running,
    save,
  }
}
