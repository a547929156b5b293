import '../globals.css';
import type { ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { Footer } from '@/components/layout/footer';
import { PageFrame } from '@/components/layout/page-frame';
import { siteMetadata } from '@/components/layout/site-metadata';

export const metadata = siteMetadata;

/** Pages to read: prerendered, no cookie, no form. Their inline scripts are hashed at build time. */
export const dynamic = 'error';

export default function ReadLayout({ children }: { children: ReactNode }) {
  return (
    <Document>
      <PageFrame>{children}</PageFrame>
      <Footer anonymous />
    </Document>
  );
}
