import { LabelsPage } from '@/features/places/labels-page'

export default LabelsPage
