'use client';

import { useState } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import type { CopyManifest } from '@/lib/signing/copy-manifest-schema';
import { Aside, Fact } from '../fact';
import { type CheckedFile, checkFiles, type FileVerdict } from './check-files';

const verdicts: Record<Exclude<FileVerdict, 'same'>, string> = {
  differs: 'NOT as it was made',
  unknown: 'not a file of this copy',
  unreadable: 'cannot be read here',
};

export function ManifestFacts({ manifest, now }: { manifest: CopyManifest; now: string }) {
  const [checked, setChecked] = useState<CheckedFile[]>([]);
  const rows = Object.values(manifest.rows).reduce((sum, each) => sum + each, 0);
  return (
    <>
      <dl className="max-w-[34rem] border-t border-hairline">
        <Fact name="What it is">The list of the files of a copy of somebody’s data. It names nobody.</Fact>
        <Fact name="Made">
          <DateTime at={manifest.made_at} now={now} />
          <Aside>
            By {manifest.controller}, under the policy of {manifest.policy_version}.
          </Aside>
        </Fact>
        <Fact name="Rows">
          {rows.toLocaleString('en')} in {Object.keys(manifest.rows).length} tables
        </Fact>
        <Fact name="Files">
          {manifest.files.length}
          <Aside>The manifest holds; whether the files are the ones it lists, you find out below.</Aside>
        </Fact>
      </dl>
      <div className="mt-6 grid max-w-[34rem] gap-[0.3rem]">
        <label htmlFor="copy-files" className="font-[550]">
          The files of the copy
        </label>
        <p id="copy-files-hint" className="text-sm text-muted">
          Unpack the ZIP and choose any of them, several at once. They are hashed here and sent nowhere.
        </p>
        <input
          id="copy-files"
          type="file"
          multiple
          aria-describedby="copy-files-hint"
          onClick={({ currentTarget }) => {
            currentTarget.value = '';
          }}
          onChange={({ target }) => {
            checkFiles([...(target.files ?? [])], manifest).then(setChecked);
          }}
          className="w-full rounded-[4px] border border-control bg-raised p-[0.45rem] text-sm text-muted file:mr-3 file:rounded-[3px] file:border file:border-accent file:bg-transparent file:px-4 file:py-2 file:text-base file:font-[550] file:text-accent hover:border-ink"
        />
        <div role="status" className="mt-3">
          <FilesVerdict checked={checked} total={manifest.files.length} />
        </div>
      </div>
    </>
  );
}

function FilesVerdict({ checked, total }: { checked: readonly CheckedFile[]; total: number }) {
  if (checked.length === 0) return null;
  const wrong = checked.flatMap(({ name, verdict }) => (verdict === 'same' ? [] : [{ name, verdict }]));
  if (wrong.length === 0) {
    return (
      <Notice tone="done" live={false} title={`${checked.length} of ${total} files checked, and as they were made`}>
        <p>{checked.length === total ? 'The copy is whole and unchanged.' : 'Of the others this says nothing.'}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title="Not every file is as it was made">
      <ul>
        {wrong.map(({ name, verdict }) => (
          <li key={name} className="wrap-anywhere">
            <b>{name}</b>: {verdicts[verdict]}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
