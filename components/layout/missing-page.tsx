import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import { PageTitle } from '@/components/ui/page-title';

/** Absent and not yours read the same. */
export function MissingPage() {
  return (
    <>
      <PageTitle
        title="There is no page here"
        lede="The address may be mistyped, or what stood here is gone. Nothing of yours was changed."
      />
      <p className="flex flex-wrap items-center gap-4">
        <ButtonLink href="/">Go to the start</ButtonLink>
        <Link href="/contact" prefetch={false}>
          Contact us
        </Link>
      </p>
    </>
  );
}
