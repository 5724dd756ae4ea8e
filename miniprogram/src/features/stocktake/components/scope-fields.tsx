import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import type { Warehouse } from '@shared/schema/masterdata'
import { ValueClass } from '@shared/schema/stocktake'
import { FormGroup } from '@/components/field'
import { Chips } from '@/components/segmented'
import { ItemSearchSheet } from '@/features/scan/components/item-search-sheet'
import { withOne, type ScopeDraft } from '../scope-draft'
import { valueClassWords } from '../words'
import { CategoriesSheet } from './categories-sheet'
import { LocationsSheet } from './locations-sheet'
import { PeopleSheet } from './people-sheet'
import { ScopeRow } from './scope-row'
import { ToggleChips } from './toggle-chips'
import './scope-fields.scss'

export interface ScopeFieldsProps {
  warehouse: Pick<Warehouse, '_id' | 'zones'>
  scope: ScopeDraft
  onChange: (part: Partial<ScopeDraft>) => void
  /** A plan by value class says itself how often what is counted. */
  cycle?: boolean
}

type SheetName = 'locations' | 'categories' | 'items' | 'custodians'

const uncounted = [
  { value: '', text: '不限' },
  { value: '30', text: '30 天' },
  { value: '90', text: '90 天' },
  { value: '180', text: '半年' },
  { value: '365', text: '一年' },
]

/** What is counted: zones, locations, categories, items, custodians, value, how long ago. Nothing chosen is everything. */
export function ScopeFields({ warehouse, scope, onChange, cycle }: ScopeFieldsProps) {
  const [sheet, setSheet] = useState<SheetName>()
  const close = () => setSheet(undefined)
  const days = scope.notCountedForDays
  const choices = uncounted.some(({ value }) => value === String(days ?? ''))
    ? uncounted
    : [...uncounted, { value: String(days), text: `${days} 天` }]
  return (
    <>
      <FormGroup title="盘哪些" extra="不选就是全库">
        <Part label="库区">
          <ToggleChips
            id="zone"
            values={scope.zones}
            options={warehouse.zones.map(({ code, name }) => ({ value: code, text: name }))}
            onChange={(zones) => onChange({ zones })}
          />
        </Part>
        <ScopeRow
          id="locations"
          label="库位"
          chosen={scope.locations}
          onAdd={() => setSheet('locations')}
          onChange={(locations) => onChange({ locations })}
        />
        <ScopeRow
          id="categories"
          label="分类"
          chosen={scope.categories}
          onAdd={() => setSheet('categories')}
          onChange={(categories) => onChange({ categories })}
        />
        <ScopeRow
          id="items"
          label="物资"
          chosen={scope.items}
          onAdd={() => setSheet('items')}
          onChange={(items) => onChange({ items })}
        />
        <ScopeRow
          id="custodians"
          label="保管人"
          chosen={scope.custodians}
          onAdd={() => setSheet('custodians')}
          onChange={(custodians) => onChange({ custodians })}
        />
        <Part label="价值" note="按库存金额从大到小排：A 类贵重，C 类便宜">
          <ToggleChips
            id="class"
            values={scope.valueClasses}
            options={ValueClass.options.map((value) => ({ value, text: valueClassWords[value] }))}
            onChange={(valueClasses) => onChange({ valueClasses })}
          />
        </Part>
        {!cycle && (
          <Part label="多久没盘过" edge>
            <Chips
              value={String(days ?? '')}
              options={choices.map(({ value, text }) => ({ value, text, id: `uncounted-${value || 'any'}` }))}
              onChange={(value) => onChange({ notCountedForDays: value === '' ? null : Number(value) })}
            />
          </Part>
        )}
      </FormGroup>
      <LocationsSheet
        open={sheet === 'locations'}
        onClose={close}
        warehouseId={warehouse._id}
        zones={scope.zones}
        chosen={scope.locations}
        onChange={(locations) => onChange({ locations })}
      />
      <CategoriesSheet
        open={sheet === 'categories'}
        onClose={close}
        warehouseId={warehouse._id}
        chosen={scope.categories}
        onChange={(categories) => onChange({ categories })}
      />
      <PeopleSheet
        open={sheet === 'custodians'}
        onClose={close}
        title="谁保管的物资"
        warehouseId={warehouse._id}
        chosen={scope.custodians}
        onChange={(custodians) => onChange({ custodians })}
      />
      <ItemSearchSheet
        open={sheet === 'items'}
        onClose={close}
        title="盘哪种物资"
        onChoose={({ _id, name }) => onChange({ items: withOne(scope.items, { id: _id, name }) })}
      />
    </>
  )
}

interface PartProps {
  label: string
  note?: string
  /** The content scrolls to the edge of the card. */
  edge?: boolean
  children: ReactNode
}

function Part({ label, note, edge, children }: PartProps) {
  return (
    <View className="scope-line scope-part">
      <View className="scope-part__label">
        {label}
        {note && <View className="scope-part__note">{note}</View>}
      </View>
      <View className={edge ? 'scope-part__edge' : 'scope-part__content'}>{children}</View>
    </View>
  )
}
