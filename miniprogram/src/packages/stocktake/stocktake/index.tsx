import { StocktakePage } from '@/features/stocktake/stocktake-page'

export default StocktakePage
