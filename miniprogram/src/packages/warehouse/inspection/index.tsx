import { InspectionPage } from '@/features/quality/inspection-page'

export default InspectionPage
