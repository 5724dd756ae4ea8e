import { useState } from 'react'
import { ErrorState } from '@/components/error-state'
import { SkeletonList } from '@/components/skeleton'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import type { Named } from '../scope-draft'
import { MultiSheet } from './multi-sheet'

export interface PeopleSheetProps {
  open: boolean
  onClose: () => void
  title: string
  warehouseId: string
  chosen: readonly Named[]
  onChange: (chosen: Named[]) => void
}

/** Chooses people by name, pinyin or number; the clerks of the warehouse stand first. */
export function PeopleSheet({ open, onClose, title, warehouseId, chosen, onChange }: PeopleSheetProps) {
  const [words, setWords] = useState('')
  const q = useDebounced(words.trim())
  const query = useQuery('stocktake.people', open ? { warehouseId, ...(q ? { q } : {}) } : null)
  const rows = query.data?.rows ?? []
  return (
    <MultiSheet
      open={open}
      onClose={onClose}
      title={title}
      hint={q ? undefined : '其他部门的人，输入姓名就能找到'}
      search={{ words, onWords: setWords, placeholder: '姓名、拼音或工号' }}
      chosen={chosen}
      onChange={onChange}
      choices={rows.map(({ _id, name, departmentName, clerk }) => ({
        id: _id,
        name,
        note: clerk ? `${departmentName} · 仓管员` : departmentName,
      }))}
    >
      {query.data === undefined &&
        (query.failure ? (
          <ErrorState inline failure={query.failure} onRetry={() => void query.refresh()} />
        ) : (
          <SkeletonList rows={5} card={false} />
        ))}
    </MultiSheet>
  )
}
