import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from '@react-email/components';
import { createElement, type ReactNode } from 'react';
import { policy } from '@/lib/policy/current';

// Mail programs know neither our style sheet nor light-dark(): the two palettes stand here as values.
const ink = '#1c2530';
const muted = '#5b6672';
const accent = '#0f5c57';
const serif = 'Georgia, "Times New Roman", serif';
const sans = 'Inter, "Helvetica Neue", Arial, sans-serif';

const dark = `@media (prefers-color-scheme: dark) {
  body, .page, .page > table > tbody > tr > td { background-color: #14191f !important; }
  .sheet { background-color: #1b222a !important; }
  .ink { color: #ecebe6 !important; }
  .muted { color: #a9b2bb !important; }
  .link { color: #7fd0c6 !important; }
  .rule { border-color: #3a444e !important; }
  .action { background-color: #7fd0c6 !important; color: #0c2523 !important; }
}`;

interface MailLayoutProps {
  preview: string;
  heading: string;
  action?: { label: string; url: string };
  /** Why this person gets this mail, and how to stop it where it can be stopped. */
  reason: ReactNode;
  /** Of the sender, on marketing mail. */
  postalAddress?: string;
  children: ReactNode;
}

export function MailLayout({ preview, heading, action, reason, postalAddress, children }: MailLayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <title>{heading}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="page" style={{ backgroundColor: '#f6f4ee', fontFamily: sans, margin: 0, padding: '24px 12px' }}>
        <Container className="sheet" style={{ backgroundColor: '#ffffff', maxWidth: '560px', padding: '32px' }}>
          <Text className="muted" style={{ color: muted, fontFamily: serif, fontSize: '16px', margin: '0 0 20px' }}>
            {policy.service.name} privacy
          </Text>
          <Text
            className="ink"
            style={{ color: ink, fontFamily: serif, fontSize: '26px', lineHeight: '32px', margin: '0 0 16px' }}
          >
            {heading}
          </Text>
          {children}
          {action && (
            <Section style={{ margin: '24px 0' }}>
              <Button
                className="action"
                href={action.url}
                style={{
                  backgroundColor: accent,
                  borderRadius: '4px',
                  color: '#ffffff',
                  fontSize: '16px',
                  fontWeight: 600,
                  padding: '12px 20px',
                }}
              >
                {action.label}
              </Button>
            </Section>
          )}
          <Hr className="rule" style={{ borderColor: '#d8d5cc', margin: '28px 0 16px' }} />
          <Text className="muted" style={{ color: muted, fontSize: '13px', lineHeight: '19px', margin: 0 }}>
            {reason}
          </Text>
          <Text className="muted" style={{ color: muted, fontSize: '13px', lineHeight: '19px', margin: '12px 0 0' }}>
            {policy.controller.name} ·{' '}
            <MailAnchor href={`mailto:${policy.mailboxes[0]}`}>{policy.mailboxes[0]}</MailAnchor>
            {postalAddress && (
              <>
                <br />
                {postalAddress}
              </>
            )}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export function Line({ children }: { children?: ReactNode }) {
  return (
    <Text className="ink" style={{ color: ink, fontSize: '16px', lineHeight: '25px', margin: '0 0 14px' }}>
      {children}
    </Text>
  );
}

/** One paragraph, with its line breaks as elements: the text part of a mail knows no white space but those. */
export const lines = (text: string) =>
  createElement(Line, null, ...text.split('\n').flatMap((line, at) => [line, createElement('br', { key: at })]));

export function MailAnchor({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="link" style={{ color: accent, textDecoration: 'underline' }}>
      {children}
    </Link>
  );
}

export function NewsLine() {
  return (
    <Line>
      With it came a yes to news and resources by email. It counts once you confirm, and each such mail ends with a link
      that stops them.
    </Line>
  );
}
