import { Day, Id, Instant, OptionalText, pageOf, PageInput, Text } from '../schema/common'
import {
  Recurrence,
  StocktakeKind,
  StocktakePlan,
  StocktakeScope,
  StocktakeStatus,
} from '../schema/stocktake'
import * as z from 'zod/mini'
import { operation } from './define'
import { StocktakeView } from './stocktake-view'

/** An area as a page sends it: people by id; areas get their numbers by their order, 0 first. */
export const CountAreaInput = z.strictObject({
  name: Text(30),
  zones: z.optional(z.array(Id).check(z.maxLength(100))),
  prefixes: z.optional(z.array(Id).check(z.maxLength(100))),
  counterIds: z.array(Id).check(z.maxLength(30)),
  secondIds: z.array(Id).check(z.maxLength(30)),
})
export type CountAreaInput = z.infer<typeof CountAreaInput>

/** Left out: one area, open to every clerk of the warehouse. */
const areas = z.optional(z.array(CountAreaInput).check(z.minLength(1), z.maxLength(50)))

export const StocktakeRow = z.object({
  stocktakeId: Id,
  kind: StocktakeKind,
  status: StocktakeStatus,
  name: z.string(),
  warehouseId: Id,
  warehouseName: z.string(),
  scopeText: z.string(),
  blind: z.boolean(),
  double: z.boolean(),
  frozen: z.boolean(),
  dueOn: z.optional(Day),
  overdue: z.boolean(),
  /** Whether the caller is to count in it. */
  mine: z.boolean(),
  lines: z.int(),
  counted: z.int(),
  createdByName: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type StocktakeRow = z.infer<typeof StocktakeRow>

export const PlanInput = z.strictObject({
  name: Text(60),
  kind: z.enum(['periodic', 'cycle']),
  warehouseId: Id,
  scope: StocktakeScope,
  cycle: StocktakePlan.shape.cycle,
  blind: z.boolean(),
  double: z.boolean(),
  frozen: z.boolean(),
  areas,
  recurrence: Recurrence,
  daysToCount: z.int().check(z.gte(0), z.lte(90)),
  /** First opening; today or later. */
  nextOn: Day,
  note: OptionalText(200),
})
export type PlanInput = z.infer<typeof PlanInput>

export const PlanView = z.object({
  plan: StocktakePlan,
  warehouseName: z.string(),
  scopeText: z.string(),
  /** Of one plan: names of the categories, items and custodians in its scope, by id. */
  names: z.optional(z.record(z.string(), z.string())),
})
export type PlanView = z.infer<typeof PlanView>

export const stocktakeOpen = {
  'stocktake.preview': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '开盘前看范围：多少行、多少库位、多少种物资',
    input: z.strictObject({ warehouseId: Id, scope: StocktakeScope }),
    output: z.object({
      lines: z.int(),
      locations: z.int(),
      items: z.int(),
      scopeText: z.string(),
      /** Stocktakes under way that share lines with this scope. */
      overlapping: z.array(z.object({ stocktakeId: Id, name: z.string() })),
      /** Lines by zone: what an area would get. */
      zones: z.array(z.object({ code: Id, name: z.string(), lines: z.int() })),
      /** Whether it is blind unless told otherwise, by the settings. */
      blindDefault: z.boolean(),
    }),
  }),
  'stocktake.open': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '开盘：定期、循环或临时盘点；不影响正常收发',
    input: z.strictObject({
      kind: StocktakeKind,
      /** Left out: made of warehouse, scope and day. */
      name: OptionalText(60),
      warehouseId: Id,
      scope: StocktakeScope,
      blind: z.optional(z.boolean()),
      double: z.optional(z.boolean()),
      frozen: z.optional(z.boolean()),
      dueOn: z.optional(Day),
      areas,
      /** Short shelves that this stocktake answers. */
      countRequestIds: z.optional(z.array(Id).check(z.maxLength(100))),
    }),
    /** In the state `opening`: the lines are made by `stocktake.advance`, or by the timer. */
    output: StocktakeView,
  }),
  'stocktake.advance': operation({
    kind: 'command',
    roles: ['clerk', 'approver', 'admin'],
    summary: '继续生成明细或过账：一次一步，中断后从停下的地方接着做',
    input: z.strictObject({
      stocktakeId: Id,
      /** `job.step` as the caller saw it: a step that somebody else did meanwhile answers ALREADY_HANDLED. */
      step: z.int().check(z.gte(0)),
    }),
    output: z.object({
      stocktakeId: Id,
      status: StocktakeStatus,
      done: z.int(),
      total: z.int(),
      /** Step to go on with; null when the work is finished. */
      step: z.nullable(z.int()),
    }),
  }),
  'stocktake.assign': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '改派盘点人：按区域指定盘点人和复盘人',
    input: z.strictObject({
      stocktakeId: Id,
      areas: z
        .array(
          z.strictObject({
            areaId: z.int(),
            counterIds: z.array(Id).check(z.maxLength(30)),
            secondIds: z.array(Id).check(z.maxLength(30)),
          }),
        )
        .check(z.minLength(1), z.maxLength(50)),
      dueOn: z.optional(Day),
    }),
    output: StocktakeView,
  }),
  'stocktake.cancel': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '取消盘点：不改账，盘点记录保留',
    input: z.strictObject({ stocktakeId: Id, reason: Text(200) }),
    output: StocktakeView,
  }),
  'stocktake.unfreeze': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '解除盘点冻结：恢复收发，盘点继续',
    input: z.strictObject({ stocktakeId: Id, reason: Text(200) }),
    output: StocktakeView,
  }),
  'stocktake.get': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '一张盘点单：进度（按区域、按人）和我能做的事',
    input: z.strictObject({ stocktakeId: Id }),
    output: StocktakeView,
  }),
  'stocktake.list': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '盘点单列表：要我盘的、要我审批的、进行中的、已完成的',
    input: z.strictObject({
      view: z.enum(['mine', 'toDecide', 'open', 'done', 'all']),
      warehouseId: z.optional(Id),
      ...PageInput,
    }),
    output: pageOf(StocktakeRow),
  }),
  'stocktake.people': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '可以指定为盘点人的人；按姓名、拼音或工号找',
    input: z.strictObject({ q: OptionalText(30), warehouseId: Id }),
    output: z.object({
      rows: z.array(z.object({ _id: Id, name: z.string(), departmentName: z.string(), clerk: z.boolean() })),
    }),
  }),
  'stocktake.savePlan': operation({
    kind: 'command',
    roles: ['clerk', 'admin'],
    summary: '新建或修改盘点计划：到期自动开盘',
    input: z.strictObject({
      /** Left out: a new one. */
      planId: z.optional(Id),
      /** As the form was filled from; refused when somebody saved meanwhile. */
      updatedAt: z.optional(Instant),
      status: z.optional(z.enum(['active', 'disabled'])),
      plan: PlanInput,
    }),
    output: PlanView,
  }),
  'stocktake.plans': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '盘点计划列表，最近要开的在前',
    input: z.strictObject({ warehouseId: z.optional(Id), ...PageInput }),
    output: pageOf(PlanView),
  }),
  'stocktake.plan': operation({
    kind: 'query',
    roles: ['clerk', 'admin'],
    summary: '一个盘点计划',
    input: z.strictObject({ planId: Id }),
    output: PlanView,
  }),
}
