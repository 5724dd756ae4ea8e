import { useState } from 'react'
import { normaliseCode } from '@shared/domain/barcode'
import { ErrorState } from '@/components/error-state'
import { Notice } from '@/components/notice'
import { SkeletonList } from '@/components/skeleton'
import { findLocation } from '@/features/inbound/use-add-by-code'
import { signal } from '@/lib/feedback'
import { useQuery } from '@/lib/use-operation'
import { withOne, type Named } from '../scope-draft'
import { MultiSheet } from './multi-sheet'

export interface LocationsSheetProps {
  open: boolean
  onClose: () => void
  warehouseId: string
  /** Zones already chosen: only their shelves are offered. */
  zones: readonly string[]
  chosen: readonly Named[]
  onChange: (chosen: Named[]) => void
}

/** Shelves by list or by scanning one label after the other. */
export function LocationsSheet({ open, onClose, warehouseId, zones, chosen, onChange }: LocationsSheetProps) {
  const query = useQuery('masterdata.listLocations', open ? { warehouseId } : null)
  const [unknown, setUnknown] = useState('')
  const rows = (query.data?.rows ?? []).filter(({ zone }) => zones.length === 0 || zones.includes(zone))
  const onScan = (scanned: string) => {
    const location = findLocation(rows, normaliseCode(scanned))
    signal(location ? 'ok' : 'wrong')
    setUnknown(location ? '' : scanned)
    if (location) onChange(withOne(chosen, { id: location._id, name: location.code }))
  }
  return (
    <MultiSheet
      open={open}
      onClose={onClose}
      title="盘哪些库位"
      choices={rows.map(({ _id, code }) => ({ id: _id, name: code }))}
      chosen={chosen}
      onChange={onChange}
      onScan={onScan}
    >
      {unknown !== '' && (
        <Notice tone="warning">
          {zones.length > 0 ? '选中的库区里' : '这个仓库'}没有库位「{unknown.slice(0, 40)}」
        </Notice>
      )}
      {query.data === undefined &&
        (query.failure ? (
          <ErrorState inline failure={query.failure} onRetry={() => void query.refresh()} />
        ) : (
          <SkeletonList rows={6} card={false} />
        ))}
    </MultiSheet>
  )
}
