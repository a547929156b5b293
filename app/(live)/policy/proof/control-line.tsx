import { DateTime } from '@/components/ui/date-time';
import type { NamedTest } from '@/lib/controls/judge-tests';
import type { ProvedControl } from '@/lib/controls/read-proof';
import { ProofLine } from './proof-line';
import { countTests, liveWords, readableTitle, resultWords, testWords } from './words';

interface ControlLineProps {
  control: ProvedControl;
  /** ISO instants of the server's clock. */
  now: string;
  startedAt: string;
}

/** A control: what is seen of it, and by which tests it is proved. */
export function ControlLine({ control: { text, state, live, tests }, now, startedAt }: ControlLineProps) {
  const liveAt = live?.code === 'not-run-yet' ? startedAt : live?.at?.toISOString();
  return (
    <ProofLine state={state} text={text}>
      {live && (
        <p>
          {liveWords[live.code]} {liveAt ? <DateTime at={liveAt} now={now} /> : live.code === 'late' && 'never'}
        </p>
      )}
      <details>
        <summary className="w-fit cursor-pointer py-0.5">
          {testWords[tests.code](countTests(tests.named.length))}
          {tests.at && tests.code !== 'not-run' && (
            <>
              {' '}
              <DateTime at={tests.at.toISOString()} now={now} />
            </>
          )}
        </summary>
        <ul className="mt-1 grid gap-2 border-l-2 border-hairline pl-3">
          {tests.named.map((test) => (
            <TestLine key={test.test} test={test} />
          ))}
        </ul>
      </details>
    </ProofLine>
  );
}

function TestLine({ test }: { test: NamedTest }) {
  const result = resultWords(test);
  return (
    <li>
      {readableTitle(test.test)}
      {result && (
        <>
          : <b>{result}</b>
        </>
      )}
      <br />
      <span className="text-xs break-all">{test.test.split(' > ')[0]}</span>
    </li>
  );
}
