import { useEffect, useState } from 'react'
import type { OutputOf } from '@shared/operations'
import type { JournalEntry } from '@shared/schema/journal'
import { call } from '@/lib/cloud'
import { useQuery } from '@/lib/use-operation'
import type { PlaceNames } from './place-text'

type Item = OutputOf<'masterdata.item'>

/** Names of what an entry speaks of by id: warehouses, departments, suppliers and items. */
export function useEntryNames(entry: JournalEntry): { places: PlaceNames; items: ReadonlyMap<string, Item> } {
  const warehouses = useQuery('masterdata.listWarehouses', {}).data?.rows ?? []
  const departments = useQuery('masterdata.listDepartments', {}).data?.rows ?? []
  const suppliers = useQuery('masterdata.listSuppliers', {}).data?.rows ?? []
  const places = new Map([
    ...warehouses.map(({ _id, name }) => [`warehouse:${_id}`, name] as const),
    ...departments.map(({ _id, name }) => [`department:${_id}`, name] as const),
    ...suppliers.map(({ _id, name }) => [`supplier:${_id}`, name] as const),
  ])
  return { places, items: useItems(entry) }
}

/** The items of the postings; one that cannot be read is left out and shown by its code. */
function useItems({ postings }: JournalEntry): ReadonlyMap<string, Item> {
  const [items, setItems] = useState<ReadonlyMap<string, Item>>(new Map())
  const ids = [...new Set(postings.map(({ itemId }) => itemId))].sort().join(' ')
  useEffect(() => {
    let gone = false
    const load = async () => {
      const answers = await Promise.all(
        ids
          .split(' ')
          .filter(Boolean)
          .map((itemId) => call('masterdata.item', { itemId })),
      )
      const found = answers.flatMap((answer) => (answer.ok ? [[answer.data._id, answer.data] as const] : []))
      if (!gone) setItems(new Map(found))
    }
    void load()
    return () => {
      gone = true
    }
  }, [ids])
  return items
}
