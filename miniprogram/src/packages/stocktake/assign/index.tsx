import { AssignPage } from '@/features/stocktake/assign-page'

export default AssignPage
