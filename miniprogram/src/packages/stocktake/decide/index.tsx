import { DecidePage } from '@/features/stocktake-review/decide-page'

export default DecidePage
