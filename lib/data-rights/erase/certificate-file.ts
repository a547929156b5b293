import { signDocument } from '@/lib/signing/sign-document';
import { makeCertificate } from './certificate';
import type { Erasure } from './erasure';

/** The signed certificate of a complete erasure, as a mail brings it and as its page offers it. */
export const certificateFile = async (erasure: Erasure): Promise<{ filename: string; content: string }> => ({
  filename: `certificate-${erasure.id}.json`,
  content: await signDocument('destruction-certificate', makeCertificate(erasure)),
});
