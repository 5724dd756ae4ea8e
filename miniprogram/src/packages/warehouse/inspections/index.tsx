import { InspectionsPage } from '@/features/quality/inspections-page'

export default InspectionsPage
