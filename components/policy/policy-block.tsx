import type { Block, PolicyShape } from '@/lib/policy/types';
import { Facts } from './facts';
import { Inline } from './inline';

export function PolicyBlock({ block, policy }: { block: Block; policy: PolicyShape }) {
  switch (block.type) {
    case 'heading':
      return <h3 className="mt-7 mb-2 font-sans text-base font-semibold first-of-type:mt-0">{block.text}</h3>;
    case 'paragraph':
      return (
        <p>
          <Inline text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>
              <Inline text={item} />
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return <Facts of={block.of} policy={policy} />;
  }
}
