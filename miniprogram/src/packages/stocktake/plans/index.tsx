import { PlansPage } from '@/features/stocktake/plans-page'

export default PlansPage
