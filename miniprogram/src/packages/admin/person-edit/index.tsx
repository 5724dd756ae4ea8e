import { PersonFormPage } from '@/features/people/person-form'

export default PersonFormPage
