import { FindsPage } from '@/features/stocktake-review/finds-page'

export default FindsPage
