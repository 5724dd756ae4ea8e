import { AccuracyPage } from '@/features/stocktake-review/accuracy-page'

export default AccuracyPage
