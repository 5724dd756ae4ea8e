import { DepartmentTreePage } from '@/features/people/department-tree-page'

export default DepartmentTreePage
