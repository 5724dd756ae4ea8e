import { ShelvesPage } from '@/features/stocktake/shelves-page'

export default ShelvesPage
