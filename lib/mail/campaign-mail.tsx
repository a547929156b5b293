import { render, toPlainText } from '@react-email/render';
import type { ComponentType } from 'react';
import { policy, type TopicId } from '@/lib/policy/current';
import { MarketingLayout } from './templates/marketing-layout';

/** Stands for the person's own link in what is rendered once for everyone. `.invalid` leads nowhere (RFC 2606). */
const linkMark = 'https://own-link.invalid/';

/** Renders a campaign once. The component is given nothing about anybody. */
export async function renderCampaign(topic: TopicId, subject: string, Content: ComponentType) {
  const html = await render(
    <MarketingLayout
      preview={subject}
      heading={subject}
      because={`You get this mail because you agreed to news and resources by email, and to this topic: ${policy.topics[topic].label}.`}
      preferencesUrl={linkMark}
    >
      <Content />
    </MarketingLayout>,
  );
  return { content: await render(<Content />), html, text: toPlainText(html) };
}

/** A campaign as one person gets it. The address of a link holds nothing that HTML would have to escape. */
export const personalise = (campaign: { html: string; text: string }, ownLink: string) => ({
  html: campaign.html.replaceAll(linkMark, () => ownLink),
  text: campaign.text.replaceAll(linkMark, () => ownLink),
});
