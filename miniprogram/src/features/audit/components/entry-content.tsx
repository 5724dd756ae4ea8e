import type { OutputOf } from '@shared/operations'
import { useEntryNames } from '../use-entry-names'
import { Changes } from './changes'
import { Evidence } from './evidence'
import { Facts } from './facts'
import { Postings } from './postings'
import { SealCard } from './seal-card'

/** Everything that one journal entry says, in words. */
export function EntryContent({ data: { entry, operationName, intact } }: { data: OutputOf<'audit.get'> }) {
  const { places, items } = useEntryNames(entry)
  const warehouseName = places.get(`warehouse:${entry.warehouseId}`) ?? entry.warehouseId ?? ''
  return (
    <>
      <SealCard intact={intact} />
      <Facts entry={entry} operationName={operationName} warehouseName={warehouseName} />
      {entry.changes?.length ? (
        <Changes changes={entry.changes} />
      ) : (
        <Postings entry={entry} places={places} items={items} />
      )}
      <Evidence entry={entry} />
    </>
  )
}
