import { defineFunction } from '../runtime/define-function'
import { item } from './item'
import { movements } from './movements'
import { query } from './query'

export const main = defineFunction<'stock'>({
  'stock.query': query,
  'stock.item': item,
  'stock.movements': movements,
})
