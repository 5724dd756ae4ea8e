import { PlanPage } from '@/features/stocktake/plan-page'

export default PlanPage
