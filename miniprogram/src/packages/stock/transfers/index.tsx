import { TransfersPage } from '@/features/transfer/transfers-page'

export default TransfersPage
