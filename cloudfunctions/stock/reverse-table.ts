import type { DocumentType } from '../../shared/domain/document-numbers'
import type { LotFacts } from '../../shared/schema/requisition'
import { reject, type Result } from '../../shared/errors'
import type { DocumentLink } from '../../shared/schema/journal'
import type { Reversed } from '../../shared/schema/reversal'
import type { Reservation } from '../../shared/schema/stock'
import type { Snapshot, Write } from '../runtime/commit'
import { undoAdjustmentDocuments } from './undo/adjustment'
import { undoInspectionDocuments } from './undo/inspection'
import { undoDirectIssueDocuments } from './undo/direct-issue'
import { undoIssueDocuments } from './undo/issue'
import { undoReceiptDocuments } from './undo/receipt'
import { undoScrapDocuments } from './undo/scrap'
import { undoSupplierReturnDocuments } from './undo/supplier-return'
import { undoTransferDocuments } from './undo/transfer'

/** How one posted document is taken back. Stock, assets, journal and the CX document are the reversal's own matter. */
export interface Undoing {
  /** What is taken back, and what people call it, such as 入库单. */
  document: DocumentLink
  title: string
  warehouseId: string
  /** UTC instant at which it was posted: what is older than this month is for administrators. */
  postedAt: string
  /** Entries of the journal whose postings are mirrored: all of `documentId`, or the one of the instant `at`. */
  entries: { documentId: string; at?: string }
  /** The documents' new state: the document itself and those that follow it, such as its purchase order. */
  writes: Write[]
  /** Facts of lots that may have left the shelf entirely, so that what comes back is as old as it was. */
  lots?: readonly LotFacts[]
  /** What comes back and is promised again, on top of what is promised already, as far as it is usable. */
  promises?: readonly { itemId: string; promise: Reservation }[]
}

/**
 * Loads the document with `snapshot.get` and decides by its `undo…` of shared/domain/reversal. Also asked by the query
 * that only wants to know, so it has no other effect. Undefined when there is no such document; rejects what is not legal
 * any more (ALREADY_REVERSED, NOT_REVERSIBLE with `why` in Chinese).
 */
export type Undo = (
  snapshot: Snapshot,
  documentId: string,
  reversed: Reversed,
) => Promise<Result<Undoing> | undefined>

/** Every kind of document that can be taken back. A further kind is one entry and one file in `undo/`. */
export const undoTable: Partial<Record<DocumentType, Undo>> = {
  receipt: undoReceiptDocuments,
  issue: undoIssueDocuments,
  directIssue: undoDirectIssueDocuments,
  transfer: undoTransferDocuments,
  adjustment: undoAdjustmentDocuments,
  inspection: undoInspectionDocuments,
  supplierReturn: undoSupplierReturnDocuments,
  scrap: undoScrapDocuments,
  // What was counted is what there was: a wrong result is put right by counting again, not by an older figure.
  stocktake: async () =>
    reject('NOT_REVERSIBLE', { why: '盘点是按实物记的账，不能冲销；如果不对，请对有问题的货位再盘一次' }),
}
