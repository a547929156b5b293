import { noteRun } from '@/lib/jobs/job-runs';
import { runCommand } from './lib/run-command';
import { print } from './lib/terminal';

await runCommand(async () => {
  await noteRun('backup', 'done');
  print('Noted: a backup was made just now. Its age stands on /policy/proof.');
  return 0;
});
