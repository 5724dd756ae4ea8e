import { defineFunction } from '../runtime/define-function'

/** Stocktaking (盘点): opening, counting, review, posting, reports. */
export const main = defineFunction<'stocktake'>({})
