import { succeed } from '../support/scenario'
import { eventually } from './support/eventually'
import { setStage } from './support/stage'

/** People and departments, as the administrator keeps them on the phone. */
const stage = setStage(async () => {})
const { phoneOf } = stage

test('a new clerk: found by pinyin afterwards, with warehouse, rights and an invitation code', async () => {
  const phone = await phoneOf('admin')
  await phone.tapText('基础信息')
  await phone.tap('#hub-people')
  await phone.see('未绑微信')
  await phone.shot('people-01-list')
  await phone.tap('#new-person')
  await phone.tap('#save')
  await phone.see('请填写姓名')
  await phone.type('#person-name', '欧阳明月')
  await phone.type('#person-account', 'ouyang')
  await phone.tap('.ui-field__label:has-text("部门")')
  await phone.tap('.ui-picker__choice:has-text("综合办公室")')
  await phone.tap('#role-clerk')
  await phone.tap('#save')
  await phone.see('仓管员至少负责一个仓库')
  await phone.tap('#works-in-WH-SB')
  await phone.tap('#grant-directIssue')
  await phone.shot('people-02-form')
  await phone.tap('#save')
  await phone.at('packages/admin/person/index')
  await phone.see('设备库')
  await phone.tap('#invite')
  const code = await phone.read('#invitation-code')
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  await phone.shot('people-03-invitation')

  await phone.open('packages/admin/people/index')
  await phone.type('#people-search', 'oymy')
  const shown = () => phone.find('.ui-list-row').count()
  await eventually(shown, (count) => count === 1, 'one person found')
  await phone.see('欧阳明月')
  await phone.shot('people-04-found')
  const { rows } = await succeed(stage.server.call('admin', 'people.list', { q: 'ouyang' }))
  expect(rows).toMatchObject([
    { roles: ['staff', 'clerk'], warehouseIds: ['WH-SB'], grants: ['directIssue'] },
  ])
})

test('somebody who leaves: what is open is said before, and it can be undone', async () => {
  const phone = await phoneOf('admin', 'packages/admin/person/index?id=huangting')
  await phone.see('个部门的审批职责')
  await phone.shot('people-05-person')
  await phone.tap('#disable')
  await phone.see('停用黄婷？')
  await phone.shot('people-06-ask')
  await phone.tap('#confirm-yes')
  await phone.see('已停用')
  await phone.tap('#delete')
  await phone.tap('#confirm-yes')
  await phone.see('再确认一次')
  await phone.tap('#confirm-yes')
  await phone.see('刚刚停用')
  await phone.shot('people-07-refused')
  await phone.tap('#enable')
  await phone.see('停用后半分钟内不能再登录')
})

test('departments are a tree; one without approvers of its own leaves it to the one above', async () => {
  const phone = await phoneOf('admin', 'packages/admin/departments/index')
  await phone.see('由上级部门')
  await phone.shot('people-08-departments')
  await phone.tap('#department-BM04')
  await phone.see('审批人')
  await phone.shot('people-09-department')
  await phone.tap('#add-child')
  await phone.type('#department-name', '标准物质组')
  await phone.tap('#add-approver')
  await phone.tap('.ui-picker__choice:has-text("陈志远")')
  await phone.shot('people-10-new-department')
  await phone.tap('#save')
  await phone.see('已新建 标准物质组')
  const { rows } = await succeed(stage.server.call('admin', 'people.departments', {}))
  expect(rows.find(({ name }) => name === '标准物质组')).toMatchObject({
    _id: 'BM11',
    parentId: 'BM04',
    approverIds: ['chenzhiyuan'],
  })
})
