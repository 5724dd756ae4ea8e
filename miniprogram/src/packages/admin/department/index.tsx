import { DepartmentFormPage } from '@/features/people/department-form'

export default DepartmentFormPage
