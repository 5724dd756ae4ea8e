import { LocationPage } from '@/features/moves/location-page'

export default LocationPage
