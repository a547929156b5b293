import type { Contact } from '../../types';

/** Part of the published policy. No test, demo data or mail ever uses these two addresses. */
export const contacts: readonly Contact[] = [
  {
    role: 'Website Personal Information Manager',
    department: 'Global Business Team',
    person: 'Jiwon Kim',
    title: 'Agent Leader',
    mail: 'jiwon.kim@lgcns.com',
  },
  {
    role: 'Person in charge of website personal information',
    department: 'Platform Business Team',
    person: 'Jisun Bae',
    title: 'Professional',
    mail: 'bae_js@lgcns.com',
  },
];
