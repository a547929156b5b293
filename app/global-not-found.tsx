import './globals.css';
import type { Metadata } from 'next';
import { Document } from '@/components/layout/document';
import { Footer } from '@/components/layout/footer';
import { MissingPage } from '@/components/layout/missing-page';
import { PageFrame } from '@/components/layout/page-frame';
import { site, siteMetadata } from '@/components/layout/site-metadata';

// It stands in no layout that would add the site's name.
export const metadata: Metadata = { ...siteMetadata, title: `There is no page here · ${site}` };

export default function GlobalNotFound() {
  return (
    <Document>
      <PageFrame>
        <MissingPage />
      </PageFrame>
      <Footer />
    </Document>
  );
}
