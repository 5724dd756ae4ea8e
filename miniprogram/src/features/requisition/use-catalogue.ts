import { useState } from 'react'
import { useDebounced } from '@/lib/use-debounced'
import { useQuery } from '@/lib/use-operation'
import { usePages } from '@/lib/use-pages'
import { useFavourites } from './use-favourites'
import { useUsualItems } from './use-usual-items'

export const USUAL = 'usual'
export const ALL = 'all'
/** From so many categories on, the rail shows their groups. */
const MOST_IN_RAIL = 14

/** The shelves of a warehouse as its customer sees them: usual items, a category, or what was searched for. */
export function useCatalogue(warehouseId: string | undefined, startWords = '') {
  const [words, setWords] = useState(startWords)
  const q = useDebounced(words.trim(), 300)
  const [picked, setPicked] = useState<string>()
  const favourites = useFavourites()
  const categories = useQuery('masterdata.listCategories', warehouseId ? { warehouseId } : null)
  const usual = useUsualItems(warehouseId, favourites.ids)

  const hasUsual = usual.data === undefined || usual.data.length > 0
  const category = picked ?? (hasUsual && !usual.failure ? USUAL : ALL)
  const showsUsual = q === '' && category === USUAL
  const narrowed = category === USUAL || category === ALL ? {} : { categoryId: category }
  const wanted = warehouseId && !showsUsual ? { warehouseId, limit: 30, ...(q ? { q } : narrowed) } : null
  const shelf = usePages('stock.query', wanted)
  return {
    words,
    setWords,
    q,
    category,
    pick: setPicked,
    favourites,
    rail: railOf(categories.data?.rows ?? []),
    usual: showsUsual ? usual : undefined,
    shelf,
  }
}

interface CategoryRow {
  _id: string
  name: string
  parentId: string | null
}

/** Categories for the rail: those without further division, or only the groups when there are many. */
function railOf(rows: CategoryRow[]): { id: string; name: string }[] {
  const parents = new Set(rows.map(({ parentId }) => parentId))
  const leaves = rows.filter(({ _id }) => !parents.has(_id))
  const shown = leaves.length <= MOST_IN_RAIL ? leaves : rows.filter(({ parentId }) => parentId === null)
  return shown.map(({ _id, name }) => ({ id: _id, name }))
}
