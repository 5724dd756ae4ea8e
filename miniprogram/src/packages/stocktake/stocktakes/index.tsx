import { StocktakesPage } from '@/features/stocktake/stocktakes-page'

export default StocktakesPage
