import { Notice } from '@/components/notice'
import { failureText } from '@/lib/error-text'
import type { ItemEditing } from '../use-item-form'

export interface ItemNoticeProps {
  editing: ItemEditing
  /** Why disabling or deleting was refused. */
  refused?: string | undefined
  onOpen: (itemId: string) => void
}

/** Right above the save button: what must be put right, or why the server refused; what was typed stays. */
export function ItemNotice({ editing, refused, onOpen }: ItemNoticeProps) {
  const { problems, failure } = editing
  const texts = Object.values(problems)
  if (failure) {
    const other = failure.details?.byItemId
    return (
      <Notice
        id="item-refused"
        {...(typeof other === 'string'
          ? { action: { id: 'open-other', text: '看那种物资', onTap: () => onOpen(other) } }
          : {})}
      >
        {failureText(failure)}
      </Notice>
    )
  }
  if (refused) return <Notice id="item-refused">{refused}</Notice>
  const [first] = texts
  if (!first) return null
  return (
    <Notice id="item-problems">{texts.length > 1 ? `有 ${texts.length} 处要改：${first}` : first}</Notice>
  )
}
