import { AdjustmentsPage } from '@/features/moves/adjustments-page'

export default AdjustmentsPage
