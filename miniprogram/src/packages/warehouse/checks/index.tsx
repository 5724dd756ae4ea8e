import { ChecksPage } from '@/features/outbound/checks-page'

export default ChecksPage
