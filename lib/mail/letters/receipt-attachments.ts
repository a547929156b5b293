import type { ReceiptFile } from '@/lib/consent/receipt-files';
import type { Attachment } from '../letter';

export const receiptAttachments = (files: readonly ReceiptFile[]): Attachment[] =>
  files.map(({ filename, content }) => ({ filename, contentType: 'application/json', content }));
