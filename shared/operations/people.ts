import { pageOf, PageInput } from '../schema/common'
import { Person } from '../schema/person'
import * as z from 'zod/mini'
import { operation } from './define'

/** A person as others may see one: without the identity that WeChat knows. */
export const PersonView = z.omit(Person, { openid: true })
export type PersonView = z.infer<typeof PersonView>

export const people = {
  'people.me': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '我是谁：姓名、部门、角色、负责的仓库',
    input: z.strictObject({}),
    output: z.extend(PersonView, { warehouseNames: z.array(z.string()) }),
  }),
  'people.list': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '人员名单',
    input: z.strictObject(PageInput),
    output: pageOf(PersonView),
  }),
}
