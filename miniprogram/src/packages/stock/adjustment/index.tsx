import { AdjustmentPage } from '@/features/moves/adjustment-page'

export default AdjustmentPage
