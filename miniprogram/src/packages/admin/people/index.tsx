import { PeopleList } from '@/features/people/people-list'

export default PeopleList
