import { ShipmentsPage } from '@/features/acceptance/shipments-page'

export default ShipmentsPage
