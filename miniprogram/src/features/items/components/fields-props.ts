import type { ItemEditing, ItemState } from '../use-item-form'

/** What every part of the form needs; `state` is absent for a new item. */
export interface FieldsProps {
  editing: ItemEditing
  state?: ItemState | undefined
}
