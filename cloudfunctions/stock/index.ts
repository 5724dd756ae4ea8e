import { defineFunction } from '../runtime/define-function'
import { getAdjustment, listAdjustments } from './adjustments'
import { changeLotStatus, merge, move, split } from './inside'
import { item } from './item'
import { locationContents } from './location'
import { movements } from './movements'
import { query } from './query'
import { getReconciliation, listReconciliations, reconcile, reconcileNightly } from './reconcile'
import { reverse } from './reverse'
import { getReversal, reversible } from './reversible'

export const main = defineFunction<'stock'>(
  {
    'stock.query': query,
    'stock.item': item,
    'stock.movements': movements,
    'stock.location': locationContents,
    'stock.move': move,
    'stock.changeStatus': changeLotStatus,
    'stock.splitLot': split,
    'stock.mergeLots': merge,
    'stock.adjustment': getAdjustment,
    'stock.adjustments': listAdjustments,
    'stock.reverse': reverse,
    'stock.reversible': reversible,
    'stock.reversal': getReversal,
    'stock.reconcile': reconcile,
    'stock.reconciliations': listReconciliations,
    'stock.reconciliation': getReconciliation,
  },
  { reconcile: reconcileNightly },
)
