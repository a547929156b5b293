import { Day } from '@/components/ui/day';
import type { AttestedPromise } from '@/lib/controls/read-proof';
import { ProofLine } from './proof-line';

/** What people carry out: who last said so, and until when that stands. */
export function AttestedLine({ promise: { text, state, standing } }: { promise: AttestedPromise }) {
  return (
    <ProofLine state={state} text={text}>
      {standing ? (
        <p>
          {state === 'kept' ? (
            <>
              Attested until <Day on={standing.expiresOn} />
            </>
          ) : (
            <>
              Overdue since <Day on={standing.expiresOn} />
            </>
          )}
          . Done on <Day on={standing.doneOn} />, says the {standing.department}.
        </p>
      ) : (
        <p>A promise of people. Nobody attests it at the moment.</p>
      )}
    </ProofLine>
  );
}
