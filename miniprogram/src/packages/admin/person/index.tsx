import { PersonPage } from '@/features/people/person-page'

export default PersonPage
