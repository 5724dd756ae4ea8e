import { Fen, Id, Instant, Text } from './common'
import { CategoryScheme, ControlledClass } from './masterdata'
import * as z from 'zod/mini'

/** Share in percent, of an order, of a value in the books. */
const Percent = z.number().check(z.gte(0), z.lte(100))

/** Up to a hundred million yuan: limits of money that a person sets. */
const Limit = Fen.check(z.lte(10_000_000_000))

/** What variances may come to, in money and in percent of the book value that was counted: both hold. */
export const VarianceLimit = z.strictObject({ fen: Limit, percent: Percent })
export type VarianceLimit = z.infer<typeof VarianceLimit>

const CycleDays = z.int().check(z.gte(1), z.lte(3_650))

/**
 * How an item's code is made: prefix, category code, running number, check character.
 * `gs1` is modulus 10 with weights 3 and 1 over digits; the others are ISO 7064 over digits and capital letters.
 */
export const ItemCodeRule = z.strictObject({
  prefix: z.string().check(z.regex(/^[A-Z0-9]{0,8}$/)),
  /** Whether the code of the item's category follows the prefix. */
  withCategory: z.boolean(),
  /** Leading characters of the category code that are used; 0 stands for all but its trailing zeros. */
  categoryLength: z.int().check(z.gte(0), z.lte(12)),
  separator: z.enum(['', '-']),
  sequenceDigits: z.int().check(z.gte(2), z.lte(8)),
  check: z.enum(['none', 'gs1', 'mod37-2', 'mod37-36']),
  /** Whether a code that a person types must end in the right check character. */
  checkTyped: z.boolean(),
})
export type ItemCodeRule = z.infer<typeof ItemCodeRule>

/** Every subject of the settings with the shape of its value. */
export const settingValues = {
  itemCode: ItemCodeRule,
  /** The scheme that new items are classified by; what is classified otherwise stays as it is. */
  categoryStandard: z.strictObject({ scheme: CategoryScheme }),
  /** What an order tolerates that says nothing itself: so much too much, so much missing and still complete. */
  receiving: z.strictObject({ overPercent: Percent, shortPercent: Percent }),
  /** How long goods may be lent and how often longer; when the borrower is reminded. */
  loans: z.strictObject({
    maxDays: z.int().check(z.gte(1), z.lte(1_825)),
    maxRenewals: z.int().check(z.gte(0), z.lte(20)),
    /** Days before the due date on which the borrower is reminded; 0 is the day itself. */
    remindDays: z.array(z.int().check(z.gte(0), z.lte(60))).check(z.maxLength(10)),
    /** Once overdue, a reminder again after so many days. */
    overdueEveryDays: z.int().check(z.gte(1), z.lte(60)),
  }),
  /** `idCheck`: the recipient shows an identity document; `twoPeople`: classes that a second person checks. */
  controlled: z.strictObject({ idCheck: z.boolean(), twoPeople: z.array(ControlledClass) }),
  stocktake: z.strictObject({
    /**
     * Who decides on a result: within `none` nobody, it is posted at once; within `approver` an approver; beyond it an
     * administrator. Surplus and loss are added up, so that they cannot hide one another.
     */
    approval: z.strictObject({ none: VarianceLimit, approver: VarianceLimit }),
    /**
     * When a count needs a photo: of controlled goods always, or when the variance is worth more than `overFen`, or is more
     * than `overPercent` of the book quantity. Where the books have none, its worth alone decides.
     */
    photo: z.strictObject({ controlled: z.boolean(), overFen: Limit, overPercent: Percent }),
    /** Whether a new stocktake is blind unless told otherwise. */
    blindDefault: z.boolean(),
    /** Cumulated percent of a warehouse's value up to which items are of class A, then of class B; the rest is C. */
    classes: z.strictObject({ A: Percent, B: Percent }),
    /** How many days may pass between two counts of an item of each class. */
    cycleDays: z.strictObject({ A: CycleDays, B: CycleDays, C: CycleDays }),
  }),
  /** Whose warehouses these are: the head of printed reports. */
  organisation: z.strictObject({ name: Text(60) }),
} as const

export type SettingSubject = keyof typeof settingValues
export type SettingValue<S extends SettingSubject> = z.infer<(typeof settingValues)[S]>

const subjectOf = <S extends SettingSubject>(subject: S) =>
  z.object({
    _id: z.literal(subject),
    value: settingValues[subject],
    updatedAt: Instant,
    updatedBy: z.object({ id: Id, name: Text(30) }),
  })

/** One document a subject; a subject nobody has saved yet has no document and its default holds. */
export const Setting = z.discriminatedUnion('_id', [
  subjectOf('itemCode'),
  subjectOf('categoryStandard'),
  subjectOf('receiving'),
  subjectOf('loans'),
  subjectOf('controlled'),
  subjectOf('stocktake'),
  subjectOf('organisation'),
])
export type Setting = z.infer<typeof Setting>

const valueOf = <S extends SettingSubject>(subject: S) =>
  z.strictObject({ subject: z.literal(subject), value: settingValues[subject] })

/** A subject with its new value, as a page sends it. */
export const settingInputs = z.discriminatedUnion('subject', [
  valueOf('itemCode'),
  valueOf('categoryStandard'),
  valueOf('receiving'),
  valueOf('loans'),
  valueOf('controlled'),
  valueOf('stocktake'),
  valueOf('organisation'),
])

export type SettingInput = z.infer<typeof settingInputs>

/** A subject with the value that holds; who saved it and when is absent while it is the default. */
const viewOf = <S extends SettingSubject>(subject: S) =>
  z.object({
    subject: z.literal(subject),
    value: settingValues[subject],
    updatedAt: z.optional(Instant),
    updatedBy: z.optional(z.object({ id: Id, name: Text(30) })),
  })

export const SettingView = z.discriminatedUnion('subject', [
  viewOf('itemCode'),
  viewOf('categoryStandard'),
  viewOf('receiving'),
  viewOf('loans'),
  viewOf('controlled'),
  viewOf('stocktake'),
  viewOf('organisation'),
])
export type SettingView = z.infer<typeof SettingView>

/** What holds until an administrator decides otherwise: the careful choice. */
export const defaultSettings: { [S in SettingSubject]: SettingValue<S> } = {
  itemCode: {
    prefix: 'WZ',
    withCategory: false,
    categoryLength: 0,
    separator: '',
    sequenceDigits: 6,
    check: 'mod37-36',
    checkTyped: false,
  },
  categoryStandard: { scheme: 'gbt14885' },
  receiving: { overPercent: 0, shortPercent: 0 },
  loans: { maxDays: 365, maxRenewals: 3, remindDays: [3, 1, 0], overdueEveryDays: 3 },
  controlled: { idCheck: false, twoPeople: ['medicine', 'reagent', 'hazardous', 'valuable'] },
  stocktake: {
    approval: { none: { fen: 10_000, percent: 0.5 }, approver: { fen: 500_000, percent: 5 } },
    photo: { controlled: true, overFen: 50_000, overPercent: 100 },
    blindDefault: false,
    classes: { A: 80, B: 95 },
    cycleDays: { A: 30, B: 90, C: 180 },
  },
  organisation: { name: '本单位' },
}
