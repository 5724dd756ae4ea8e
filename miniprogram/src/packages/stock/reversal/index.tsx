import { ReversalPage } from '@/features/reversal/reversal-page'

export default ReversalPage
