import { ReceivePage } from '@/features/inbound/receive-page'

export default ReceivePage
