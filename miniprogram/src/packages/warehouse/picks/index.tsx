import { PicksPage } from '@/features/outbound/picks-page'

export default PicksPage
