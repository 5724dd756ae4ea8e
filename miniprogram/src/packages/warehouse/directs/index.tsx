import { DirectsPage } from '@/features/outbound/directs-page'

export default DirectsPage
