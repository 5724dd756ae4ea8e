import { ScrollView } from '@tarojs/components'
import { Tappable } from '@/components/tappable'
import { ALL, USUAL } from '../use-catalogue'
import './category-rail.scss'

export interface CategoryRailProps {
  categories: { id: string; name: string }[]
  chosen: string
  onChoose: (id: string) => void
}

/** Categories at the left, under each other, as in a shop. */
export function CategoryRail({ categories, chosen, onChoose }: CategoryRailProps) {
  const entries = [{ id: USUAL, name: '常用' }, { id: ALL, name: '全部' }, ...categories]
  return (
    <ScrollView scrollY className="category-rail">
      {entries.map(({ id, name }) => (
        <Tappable
          key={id}
          id={`category-${id}`}
          role="tab"
          selected={id === chosen}
          className={`category-rail__entry ${id === chosen ? 'category-rail__entry--on' : ''}`}
          onTap={() => onChoose(id)}
        >
          {name}
        </Tappable>
      ))}
    </ScrollView>
  )
}
