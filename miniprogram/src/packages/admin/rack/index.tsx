import { RackPage } from '@/features/places/rack-page'

export default RackPage
