import type { RequisitionKind } from '@shared/schema/requisition'

interface KindWords {
  /** Of the catalogue, when it was opened for this. */
  title: string
  /** The last step of the way: what happens at the counter. */
  handOver: string
  ready: (warehouse: string) => string
  partly: (warehouse: string) => string
  done: string
  /** Over the quantity that was handed out. */
  issued: string
  /** Title of what was chosen: 从办公用品库领取. */
  from: (warehouse: string) => string
  again: string
  /** Said after it was filed. */
  next: string
}

/** What is said differently of goods for use, on loan and sent out. */
export const kindWords: Record<RequisitionKind, KindWords> = {
  consume: {
    title: '领用申请',
    handOver: '领取',
    ready: (warehouse) => `批好了，到${warehouse}领取`,
    partly: (warehouse) => `领了一部分，其余到${warehouse}领取`,
    done: '都领到了',
    issued: '已领',
    from: (warehouse) => `从${warehouse}领取`,
    again: '再领一单',
    next: '批好后工作台会提醒你去领',
  },
  loan: {
    title: '借用申请',
    handOver: '借出',
    ready: (warehouse) => `批好了，到${warehouse}借取`,
    partly: (warehouse) => `借了一部分，其余到${warehouse}借取`,
    done: '都借出来了，记得按期归还',
    issued: '已借',
    from: (warehouse) => `从${warehouse}借用`,
    again: '再借一单',
    next: '批好后工作台会提醒你去借，到期前会提醒你归还',
  },
  external: {
    title: '外发申请',
    handOver: '发出',
    ready: (warehouse) => `批好了，等${warehouse}发出`,
    partly: (warehouse) => `发出了一部分，其余等${warehouse}发出`,
    done: '都发出了',
    issued: '已发',
    from: (warehouse) => `从${warehouse}外发`,
    again: '再发一单',
    next: '批好后仓库发出，对方收到后登记签收',
  },
}
