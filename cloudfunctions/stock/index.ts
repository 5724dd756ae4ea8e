import { defineFunction } from '../runtime/define-function'
import { item } from './item'
import { movements } from './movements'
import { query } from './query'
import { reverse } from './reverse'
import { getReversal, reversible } from './reversible'

export const main = defineFunction<'stock'>({
  'stock.query': query,
  'stock.item': item,
  'stock.movements': movements,
  'stock.reverse': reverse,
  'stock.reversible': reversible,
  'stock.reversal': getReversal,
})
