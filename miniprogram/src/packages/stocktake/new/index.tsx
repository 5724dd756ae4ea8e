import { NewStocktakePage } from '@/features/stocktake/new-page'

export default NewStocktakePage
