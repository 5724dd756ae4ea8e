import type { PersonView } from '../../shared/operations/people'
import { callOperation, login } from './client'

const roleNames = { staff: '普通用户', approver: '审批人', clerk: '仓管员', admin: '管理员' }

/** The accounts one can sign in with, one line each, as the running server itself lists them. */
export async function demoAccounts(url: string): Promise<string[]> {
  const people = await allPeople(url)
  const width = Math.max(...people.map(({ account }) => account.length))
  return people.map(({ account, name, roles, departmentName, title }) => {
    const words = [name, roles.map((role) => roleNames[role]).join('、'), departmentName, title]
    return [account.padEnd(width), ...words.filter(Boolean)].join('  ')
  })
}

async function allPeople(url: string): Promise<PersonView[]> {
  const token = await login(url, 'admin')
  const people: PersonView[] = []
  let cursor: string | undefined
  do {
    const page = await callOperation(url, token, 'people.list', { cursor, limit: 100 })
    if (!page.ok) throw new Error(`people.list: ${page.code} ${page.message}`)
    people.push(...page.data.rows)
    cursor = page.data.nextCursor ?? undefined
  } while (cursor)
  return people
}
