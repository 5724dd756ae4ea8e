import { NewLocationsPage } from '@/features/places/new-locations-page'

export default NewLocationsPage
