import { ScanPage } from '@/features/scan/scan-page'

export default ScanPage
