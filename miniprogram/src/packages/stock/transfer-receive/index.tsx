import { ReceivePage } from '@/features/transfer/receive-page'

export default ReceivePage
